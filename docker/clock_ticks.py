"""Health of the clock's container: beat writes its schedule down every three minutes."""

import sys
import time
from pathlib import Path

LATE = 300
newest = max((file.stat().st_mtime for file in Path("/tmp").glob("beat-schedule*")), default=0)
sys.exit(time.time() - newest > LATE)
