import java.util.function.IntConsumer;

/** How a call ends: exactly one of the two, once. */
interface ResultCallback {
    void onSuccess();

    void onFailure(int errorCode);

    /** A callback that gives 0 for a success. */
    static ResultCallback of(IntConsumer outcome) {
        return new ResultCallback() {
            @Override
            public void onSuccess() {
                outcome.accept(0);
            }

            @Override
            public void onFailure(int errorCode) {
                outcome.accept(errorCode);
            }
        };
    }
}
