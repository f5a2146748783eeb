"""Data of the deployment that the commands read, found by importlib.resources wherever they are installed."""
