package io.heliotrope.queues.embedded;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import kafka.server.FaultHandlerFactory;
import org.apache.kafka.server.fault.FaultHandler;
import org.apache.kafka.server.fault.LoggingFaultHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the first fatal fault of a node, where Kafka's own handler would end the process.
///
/// Safe from any thread: the node's threads report, its owner reads.
final class Faults implements FaultHandlerFactory {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedKafka.class);

    private final AtomicReference<@Nullable FatalFault> first = new AtomicReference<>();

    Optional<FatalFault> first() {
        return Optional.ofNullable(first.get());
    }

    @Override
    public FaultHandler build(String name, boolean fatal, Runnable action) {
        return fatal
                ? (message, cause) -> fatal(name, action, message, cause)
                : new LoggingFaultHandler(name, action);
    }

    private FatalFault fatal(
            String name, Runnable action, String message, @Nullable Throwable cause) {
        var fault = new FatalFault(name + ": " + message, cause);
        first.compareAndSet(null, fault);
        LOG.atError().addKeyValue("fault", name).setCause(fault).log("embedded broker fault");
        action.run();
        return fault;
    }

    /// What stopped a node.
    static final class FatalFault extends RuntimeException {
        private static final long serialVersionUID = 1;

        FatalFault(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
