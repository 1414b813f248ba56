"""Runs the code of one step; see PythonAction. One line of JSON comes in by stdin, one JSON object goes out by stdout."""
import sys

sys.path[:] = [folder for folder in sys.path if folder]  # '' is the current folder, where a json.py may lie

import inspect
import json
import linecache
import os
import signal
import threading
import traceback

LONGEST_TRACEBACK = 16 * 1024


class StepError(Exception):
    """The code is not what a step needs: there is nothing in it to trace back."""


def die_with_worker(lifeline):
    """The worker holds the other end of stdin for as long as it wants the answer. However it ends, this process and its children end too."""
    os.read(lifeline, 1)
    if hasattr(os, "killpg"):
        os.killpg(0, signal.SIGKILL)
    os._exit(1)


def value_of(argument):
    """Templates make text of lists and maps: text that is one becomes it again. "30" stays text, since nobody can tell what it was."""
    if isinstance(argument, str) and argument.lstrip()[:1] in ("[", "{"):
        try:
            return json.loads(argument)
        except ValueError:
            pass
    return argument


def arguments(main, given, context):
    """What main takes of the given arguments; all of them if it takes **keywords. 'input_data' is all of them, and 'context' what the step can refer to, if they are not given."""
    parameters = inspect.signature(main).parameters.values()
    named = [p for p in parameters if p.kind in (p.POSITIONAL_OR_KEYWORD, p.KEYWORD_ONLY)]
    given = {name: value_of(argument) for name, argument in given.items()}
    wanted = {p.name for p in named}
    if "input_data" in wanted and "input_data" not in given:
        given["input_data"] = dict(given)
    if "context" in wanted and "context" not in given and context is not None:
        given["context"] = context
    for parameter in named:
        if parameter.default is parameter.empty and parameter.name not in given:
            raise StepError(f"Missing required argument: '{parameter.name}'. Give it under 'args'.")
    if any(p.kind is p.VAR_KEYWORD for p in parameters):
        return given
    return {p.name: given[p.name] for p in named if p.name in given}


def run(step, code, given, context):
    """The value of main(), as JSON text."""
    file = f"<{step}>"
    linecache.cache[file] = (len(code), None, code.splitlines(True), file)
    scope = {"__name__": file}
    exec(compile(code, file, "exec"), scope)
    main = scope.get("main")
    if not callable(main):
        raise StepError("The code defines no function 'main'. What main returns is the step's result.")
    value = main(**arguments(main, given, context))
    try:
        # Half a surrogate pair is no text: encode() refuses it.
        return json.dumps(value, allow_nan=False, ensure_ascii=False).encode("utf-8")
    except (TypeError, ValueError, RecursionError) as error:
        raise StepError(f"main returned what JSON cannot hold. {type(error).__name__}: {error}") from None


def explain(error, step):
    """The error without this file's part of the traceback, and whether there was more of it."""
    if isinstance(error, StepError):
        return shorten(str(error))
    trace = error.__traceback__
    while trace and trace.tb_frame.f_code.co_filename != f"<{step}>":
        trace = trace.tb_next
    what = "".join(traceback.format_exception_only(type(error), error)[-1:]).strip()
    text = f"{what}\n" + "".join(traceback.format_exception(type(error), error, trace)).rstrip()
    return shorten(text)


def shorten(text):
    return {"error": text[:LONGEST_TRACEBACK], "is_cut": len(text) > LONGEST_TRACEBACK}


def start():
    if hasattr(os, "setsid"):
        os.setsid()  # a process group of its own, so that the worker can end all of it
    process = os.getpid()
    request = json.loads(sys.stdin.buffer.readline())

    # Whatever the code prints, and by whatever means, goes to stderr: stdout is for the answer alone.
    answer = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    lifeline = os.dup(0)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    threading.Thread(target=die_with_worker, args=(lifeline,), daemon=True).start()

    step = request["step"]
    try:
        text = b'{"result":' + run(step, request["code"], request["args"], request.get("context")) + b"}"
    except BaseException as error:  # SystemExit too
        text = json.dumps(explain(error, step)).encode("ascii")
    if os.getpid() != process:
        os._exit(0)  # a child that the code forked, and that came back from main as well
    answer.write(text)
    answer.close()


start()
