package io.heliotrope.orchestrator.shell;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// Serials never given before: the process's boot id, what it serves, and a counter.
///
/// Safe from any thread.
public final class Serials implements Supplier<String> {
    private final String prefix;
    private final AtomicLong next = new AtomicLong();

    /// `boot` must differ with every start of a process, `scope` within one.
    public Serials(String boot, String scope) {
        this.prefix = boot + "-" + scope + "-";
    }

    @Override
    public String get() {
        return prefix + next.getAndIncrement();
    }
}
