"""The command line: thin commands over the rooms; no logic of their own.

Each command imports what it needs when it runs, so that `--help` answers at once.
"""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; the exit status tells what came of it (see `cli.status`)."""
    from gradguide.answers.errors import AnswerError, WrongQuestionError
    from gradguide.cli.app import app
    from gradguide.cli.status import FAILED, WRONG_CALL, Failure

    try:
        app()
    except Failure as failure:
        sys.stderr.write(f"gradguide: {failure}\n")
        raise SystemExit(failure.status) from None
    except AnswerError as error:
        sys.stderr.write(f"gradguide: {error}\n")
        status = WRONG_CALL if isinstance(error, WrongQuestionError) else FAILED
        raise SystemExit(status) from None
    except KeyboardInterrupt:
        sys.stderr.write("gradguide: stopped\n")
        raise SystemExit(130) from None
    except BrokenPipeError:
        # The reader of our output has gone ("gradguide ... | head"); there is nobody to tell.
        sys.stderr.close()
        raise SystemExit(0) from None
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        reason = error.strerror or error
        sys.stderr.write(f"gradguide: {where}{reason}; check the path, its rights and the room\n")
        raise SystemExit(1) from None
