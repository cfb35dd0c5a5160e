"""Health of the web container: does /readyz say yes, asked under the portal's own name?"""

import http.client
import os
import sys

host = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0]
connection = http.client.HTTPConnection("127.0.0.1", 8000, timeout=4)
connection.request("GET", "/readyz", headers={"Host": host})
sys.exit(connection.getresponse().status != http.HTTPStatus.OK)
