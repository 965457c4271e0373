package io.heliotrope.orchestrator.shell;

import io.heliotrope.model.Token;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// Tokens never given before: the process's boot id, what it serves, and a counter.
public final class Tokens implements Supplier<Token> {
    private final String prefix;
    private final AtomicLong next = new AtomicLong();

    /// `boot` must differ with every start of a process, `scope` within one.
    public Tokens(String boot, String scope) {
        this.prefix = boot + "-" + scope + "-";
    }

    @Override
    public Token get() {
        return new Token(prefix + next.getAndIncrement());
    }
}
