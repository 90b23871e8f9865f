"""`python -m gate`: exit 0 nothing can be seen of anybody, 1 something could, 2 the project does not compile."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from gate.check import check_project
from gate.compiled import NotCompiled, compile_models, default_options, parse
from gate.project import HERE


def main() -> int:
    """Parse, compile and judge the project this file belongs to."""
    since = time.perf_counter()
    target = HERE.parent / "target" / "gate"
    options = default_options(target, target / "logs")
    try:
        compiled = compile_models(parse(options), options)
    except NotCompiled as error:
        print(f"The gate cannot judge what does not compile. {error}")
        return 2
    violations = check_project(compiled.manifest, compiled.sql, Path(HERE.parent))
    for violation in violations:
        print(violation)
    models = len(compiled.sql)
    print(f"gate: {len(violations)} found in {models} models, {time.perf_counter() - since:.1f} s")
    return 1 if violations else 0


if __name__ == "__main__":
    sys.exit(main())
