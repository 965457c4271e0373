package io.heliotrope.canaries;

import static java.util.stream.Collectors.joining;

import java.util.concurrent.atomic.AtomicLong;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingStream;
import org.jspecify.annotations.Nullable;

/// Every exception and error that this JVM makes, also those that nobody logs, by the flight
/// recorder. Messages that a class puts together itself in `getMessage` are not seen.
final class Thrown implements AutoCloseable {
    private static final int MOST_FRAMES = 12;

    private final RecordingStream stream = new RecordingStream();
    private final Lookout lookout;
    private final AtomicLong count = new AtomicLong();

    Thrown(Lookout lookout) {
        this.lookout = lookout;
        for (String event : new String[] {"jdk.JavaExceptionThrow", "jdk.JavaErrorThrow"}) {
            stream.enable(event).withStackTrace().with("throttle", "off");
            stream.onEvent(event, this::look);
        }
        stream.startAsync();
    }

    private void look(RecordedEvent event) {
        count.incrementAndGet();
        String message = event.getString("message");
        if (message != null) {
            lookout.look(
                    "a message of " + event.getClass("thrownClass").getName(),
                    message + frames(event.getStackTrace()));
        }
    }

    private static String frames(@Nullable RecordedStackTrace trace) {
        return trace == null
                ? ""
                : trace.getFrames().stream()
                        .map(RecordedFrame::getMethod)
                        .map(method -> method.getType().getName() + "." + method.getName())
                        .filter(name -> !name.contains("Exception.<init>"))
                        .limit(MOST_FRAMES)
                        .collect(joining(" < ", " at ", ""));
    }

    long count() {
        return count.get();
    }

    /// Returns when all that was thrown before has been looked at.
    @Override
    public void close() {
        stream.stop();
        stream.close();
    }
}
