"""What the benchmarks share: a program in a process of its own, timed turn by turn, and the text of a page's bytes."""

import json
import subprocess
import sys
from typing import Any


class Worker:
    """A program in a process of its own: it answers each line by one of JSON, with the `seconds` that its turn took."""

    def __init__(self, *command: str) -> None:
        """Start it."""
        self.command = command
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        self.seconds: list[float] = []
        self.answer: dict[str, Any] = {}

    def run(self, counted: bool = True) -> None:
        """One turn."""
        if not self.process.stdin or not self.process.stdout:
            return
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline() or "null")
        if answer is None:
            sys.exit(f"{self.command} ended: run it by hand")
        self.answer = answer
        if counted:
            self.seconds.append(answer["seconds"])


def decoded(raw: bytes) -> str:
    """The text of a page of the gold."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("windows-1256")
