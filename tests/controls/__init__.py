"""`make controls`: every guard is shown that which it should stop, and must turn red."""
