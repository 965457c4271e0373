package io.heliotrope.canaries;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Optional;

/// What looks at everything that a JVM prints, from the first test class on.
///
/// With `-Dheliotrope.canaries=trace`, for runs that log everything: the exceptions too, and what
/// goes to standard error is looked at and dropped, since it would be gigabytes.
final class Watch implements AutoCloseable {
    private final Lookout lookout = new Lookout();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final boolean everything = Lookout.isThorough();
    private final Optional<Thrown> thrown;

    Watch() {
        System.setOut(new PrintStream(new Tap(out, lookout, "standard output"), true));
        OutputStream rest = everything ? OutputStream.nullOutputStream() : err;
        System.setErr(new PrintStream(new Tap(rest, lookout, "standard error"), true));
        thrown = everything ? Optional.of(new Thrown(lookout)) : Optional.empty();
    }

    Lookout lookout() {
        return lookout;
    }

    /// Ends it.
    ///
    /// @throws AssertionError when there was a canary that nobody was told of
    @Override
    public void close() {
        thrown.ifPresent(Thrown::close);
        System.setOut(out);
        System.setErr(err);
        if (everything) {
            Lookout.tell(
                    "%d of %d planted; %,d texts looked through, %,d exceptions met"
                            .formatted(
                                    Canary.planted().size(),
                                    Canary.values().length,
                                    lookout.texts(),
                                    thrown.map(Thrown::count).orElse(0L)));
        }
        lookout.report();
    }
}
