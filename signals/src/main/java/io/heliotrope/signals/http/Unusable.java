package io.heliotrope.signals.http;

/// What is wrong with a body that came with status 200; the client makes it a result.
///
/// Its message may quote the body: the client shortens and cleans it.
public final class Unusable extends Exception {
    private static final long serialVersionUID = 1;
    private final Outage why;

    public Unusable(Outage why, String detail) {
        super(detail, null, false, false);
        this.why = why;
    }

    public Outage why() {
        return why;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
