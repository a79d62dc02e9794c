"""Speaks the adapter protocol: JSON-RPC 2.0, one message a line. Nothing here is about one SDK."""

import json
import sys

PROTOCOL = 1


class Refusal(Exception):
    """A request that cannot be served; its argument is the JSON-RPC error."""


class Session:
    """One world: its clock, the handlers of each client, and what was seen since the last `play`."""

    def __init__(self, clock, open_world, clients):
        self._clock, self._events = clock, []
        open_client = open_world(clock, lambda client, what, *args: self._record(client=client, service=what, args=args))
        self._handlers = {each["id"]: open_client(each["id"], self._reporter(each["id"])) for each in clients}

    def play(self, steps):
        for step in steps:
            name = step.get("call") or step.get("happens")
            if "waitMs" not in step and name not in self._handlers.get(step.get("client"), ()):
                demand(False, -32602, f"This adapter does not drive the step {json.dumps(step)}.")
        failure = None
        try:
            for step in steps:
                self._clock.advance(step["waitMs"]) if "waitMs" in step else self._do(step)
        except Exception as error:
            failure = f"A step failed: {error!r}"
        events, self._events = self._events, []
        demand(failure is None, -32000, failure, data={"events": events})
        return {"nowMs": self._clock.now_ms, "events": events}

    def _do(self, step):
        self._record(**step)
        call, outcome = step.get("call"), {}
        try:
            self._handlers[step["client"]][call or step["happens"]](**step.get("args", {}))
        except Exception as error:
            # What an API refuses is an outcome; whatever else goes wrong is a mistake of the adapter.
            if not hasattr(error, "code"):
                raise
            outcome = {"error": {"code": error.code}}
        if call is not None:
            self._record(client=step["client"], returns=call, **outcome)

    def _record(self, **seen):
        self._events.append({"atMs": self._clock.now_ms, **seen})

    def _reporter(self, client):
        return lambda callback, *args: self._record(client=client, callback=callback, args=args)


def serve(description, create_clock, open_world):
    """Answers requests until the input ends. `open_world` makes what one session needs, as `adapter.py` shows."""
    # What the SDK prints is no message.
    replies, sys.stdout = sys.stdout, sys.stderr
    sessions = {}

    def answer(method, params):
        name = params.get("session")
        if method == "describe":
            demand(params["protocol"] == PROTOCOL, -32002, f"This adapter speaks protocol {PROTOCOL}.")
            # What is driven is read off the handlers of a client that is opened for this.
            return {"protocol": PROTOCOL, "drives": list(open_world(create_clock(), print)("uid1", print)), **description}
        if method == "open":
            demand(params["profile"] in description["profiles"], -32002, f"There is no profile {params['profile']}.")
            demand(name not in sessions, -32602, f"The session {name} is open already.")
            sessions[name] = Session(create_clock(), open_world, params["clients"])
            return {}
        demand(method in ("play", "close"), -32601, f"There is no method {method}.")
        demand(name in sessions, -32001, f"There is no session {name}.")
        return sessions[name].play(params["steps"]) if method == "play" else sessions.pop(name) and {}

    for line in sys.stdin.buffer:
        reply = {"jsonrpc": "2.0", "id": None}
        try:
            request = json.loads(line)
            reply["id"] = request["id"]
            reply["result"] = answer(request["method"], request.get("params", {}))
        except Refusal as refusal:
            reply["error"] = refusal.args[0]
        except Exception as error:
            reply["error"] = {"code": -32700 if isinstance(error, ValueError) else -32600, "message": repr(error)}
        print(json.dumps(reply, separators=(",", ":")), file=replies, flush=True)


def demand(holds, code, message, **more):
    if not holds:
        raise Refusal({"code": code, "message": message, **more})
