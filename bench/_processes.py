"""Processes of ours that a bench starts: what they find in their environment, and how they are ended."""

import subprocess


def surroundings(settings: dict[str, str]) -> dict[str, str]:
    """This process's own environment, with these settings of ours in place of any others."""
    inherited = subprocess.run(["env", "-0"], capture_output=True, check=True).stdout.decode().split("\0")
    kept = {name: value for name, _, value in (each.partition("=") for each in inherited) if not name.startswith("SHOPAPP_")}
    named = {f"SHOPAPP_{name.upper()}": value for name, value in settings.items()}
    return {name: value for name, value in (kept | named).items() if name}


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
