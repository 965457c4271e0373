package io.heliotrope.orchestrator.start;

/// A command cannot do what it was asked. The message is shown as it is: it names the thing, its
/// value and what to do. No stack trace is shown.
public final class CannotRun extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// Why a command cannot run, as an exit code.
    public enum Why {
        /// What was asked about is not there, or did not hold.
        NO(1),
        /// The options or settings are wrong.
        USAGE(2),
        /// A service that is needed, Kafka above all, cannot be reached.
        UNAVAILABLE(69);

        private final int exitCode;

        Why(int exitCode) {
            this.exitCode = exitCode;
        }

        public int exitCode() {
            return exitCode;
        }
    }

    private final Why why;

    public CannotRun(Why why, String message) {
        super(message);
        this.why = why;
    }

    public CannotRun(Why why, String message, Throwable cause) {
        super(message, cause);
        this.why = why;
    }

    /// `failed` could not do its part: its own words and, where they differ, those of what lies
    /// deepest, which is what can be mended.
    public static CannotRun unavailable(String failed, Throwable cause) {
        Throwable deepest = cause;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        String told = String.valueOf(cause.getMessage());
        String reason = String.valueOf(deepest.getMessage());
        return new CannotRun(
                Why.UNAVAILABLE,
                failed + ": " + told + (told.contains(reason) ? "" : ": " + reason),
                cause);
    }

    public Why why() {
        return why;
    }
}
