"""A clock that the session owns: time passes only when it is told to, and then as fast as it can be computed."""

import heapq


class Timer:
    def __init__(self, run):
        self.run = run

    def cancel(self):
        self.run = None


class VirtualClock:
    def __init__(self):
        self.now_ms = 0
        self._timers = []
        self._count = 0

    def after(self, delay_ms, run):
        """Runs later. Timers of the same instant run in the order in which they were set."""
        timer = Timer(run)
        self._count += 1
        heapq.heappush(self._timers, (self.now_ms + delay_ms, self._count, timer))
        return timer

    def advance(self, wait_ms):
        """Fires what falls due, each at its own instant, the last instant of the wait included."""
        end_ms = self.now_ms + wait_ms
        while self._timers and self._timers[0][0] <= end_ms:
            self.now_ms, _, timer = heapq.heappop(self._timers)
            if timer.run is not None:
                timer.run()
        self.now_ms = end_ms
