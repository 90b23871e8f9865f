"""One environment per peer under target/peers, from a lock of names, versions and hashes."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

PROJECT_DIR = Path(__file__).parents[2]
ENVIRONMENTS = PROJECT_DIR / "target" / "peers"


class NotInstalled(Exception):
    """An environment could not be made; the message is the installer's last line."""


@dataclass(frozen=True)
class Peer:
    """A library: its name here and the module that runs it. Its lock is requirements/peer_<name>.txt."""

    name: str
    title: str

    @property
    def module(self) -> str:
        """What its environment runs."""
        return f"benchmarks.peers.{self.name}_peer"

    @property
    def lock(self) -> Path:
        """What is installed."""
        return PROJECT_DIR / "requirements" / f"peer_{self.name}.txt"


PEERS = (Peer("opendp", "OpenDP"), Peer("smartnoise", "SmartNoise SQL"), Peer("pipelinedp", "PipelineDP"))


def existing_python(name: str) -> Path | None:
    """The interpreter of an environment that has been made."""
    python = ENVIRONMENTS / name / "bin" / "python"
    return python if python.exists() else None


def python_of(peer: Peer) -> Path:
    """The interpreter of a peer's environment, made again where its lock has changed.

    Raises:
        NotInstalled: the lock could not be installed.
    """
    stamp = ENVIRONMENTS / peer.name / "installed.txt"
    python = existing_python(peer.name)
    if python and stamp.exists() and stamp.read_text() == peer.lock.read_text():
        return python
    folder = ENVIRONMENTS / peer.name
    shutil.rmtree(folder, ignore_errors=True)
    interpreter = folder / "bin" / "python"
    _run([sys.executable, "-m", "venv", "--without-pip", str(folder)])
    uv = Path(sys.executable).with_name("uv")
    _run([str(uv), "pip", "sync", "--quiet", "--python", str(interpreter), "--require-hashes", str(peer.lock)])
    stamp.write_text(peer.lock.read_text())
    return interpreter


def _run(command: list[str]) -> None:
    done = subprocess.run(command, cwd=PROJECT_DIR, capture_output=True, text=True, check=False)
    if done.returncode:
        told = (done.stderr or done.stdout).strip().splitlines()
        raise NotInstalled(told[-1].strip() if told else f"exit code {done.returncode}")
