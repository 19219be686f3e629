"""Processes of ours that a bench starts: what they find in their environment, when they are up, and how they are ended.

The one rule: whoever starts one ends it, also when the bench fails.
"""

import http.client
import subprocess
import sys
import time


def surroundings(settings: dict[str, str]) -> dict[str, str]:
    """This process's own environment, with these settings of ours in place of any others."""
    inherited = subprocess.run(["env", "-0"], capture_output=True, check=True).stdout.decode().split("\0")
    kept = {name: value for name, _, value in (each.partition("=") for each in inherited) if not name.startswith("SHOPAPP_")}
    named = {f"SHOPAPP_{name.upper()}": value for name, value in settings.items()}
    return {name: value for name, value in (kept | named).items() if name}


def web(port: int, settings: dict[str, str], *, workers: int) -> subprocess.Popen[bytes]:
    """gunicorn as in production; `ready` tells when it answers."""
    command = [sys.executable, "-m", "gunicorn", "-c", "python:shopapp.web.gunicorn_conf", "-w", str(workers)]
    command += ["-b", f"127.0.0.1:{port}", "--log-level", "error", "shopapp.app:create_app()"]
    return subprocess.Popen(command, env=surroundings(settings), stderr=subprocess.DEVNULL)


def ready(port: int) -> None:
    """Until the web process there is ready."""
    for _ in range(300):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
            connection.request("GET", "/readyz")
            if connection.getresponse().status == 200:
                return
        except OSError:
            pass
        time.sleep(0.1)
    raise RuntimeError("gunicorn did not become ready")


def end_of(process: subprocess.Popen[bytes]) -> None:
    """Ask it to end; insist after twenty seconds."""
    if process.stdin:
        process.stdin.close()
    process.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
