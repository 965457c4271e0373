package io.heliotrope.lsp;

import io.heliotrope.policy.facts.Places;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.services.LanguageClient;

/// Checks what is open whenever it changed and tells the editor. Whoever types faster than texts
/// are checked is told of the newest only: at most one check waits. What takes longer, such as
/// proofs, is told behind that by a thread of its own, which no check waits for, and only while it
/// is still true.
final class Checking implements AutoCloseable {
    private static final Duration LAST_WORD = Duration.ofSeconds(1);

    private final Places places;
    private final Supplier<OpenTexts> texts;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("policy-check").factory());
    private final ExecutorService slowThread =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("policy-proof").factory());
    private final AtomicBoolean isDue = new AtomicBoolean();

    /// Held while the editor is told, so that nothing old is told behind what is new.
    private final ReentrantLock telling = new ReentrantLock();

    /// Of the texts that the editor was told of. The checking thread's own.
    private final Set<String> told = new HashSet<>();

    /// @param texts the newest ones, whenever they are asked for
    Checking(Places places, Supplier<OpenTexts> texts) {
        this.places = places;
        this.texts = texts;
    }

    /// To be called after each change. Returns at once.
    void changed(LanguageClient client) {
        if (!thread.isShutdown() && isDue.compareAndSet(false, true)) {
            thread.execute(() -> check(client));
        }
    }

    /// Every open text: one that changed may be a module of the others.
    private void check(LanguageClient client) {
        isDue.set(false);
        OpenTexts open = texts.get();
        for (OpenText text : open.byUri().values()) {
            Reports reports = Reports.of(open.modules(text), places);
            told.add(text.uri());
            tell(client, text, reports);
        }
        for (String gone : Set.copyOf(told)) {
            if (open.text(gone).isEmpty()) {
                told.remove(gone);
                client.publishDiagnostics(new PublishDiagnosticsParams(gone, List.of()));
            }
        }
        if (!slowThread.isShutdown()) {
            slowThread.execute(() -> advise(client, open));
        }
    }

    /// Nothing that is not the newest: whatever is skipped here waits in the queue once more.
    private void advise(LanguageClient client, OpenTexts open) {
        for (OpenText text : open.byUri().values()) {
            if (open.equals(texts.get())) {
                Reports.advised(open.modules(text), places)
                        .ifPresent(reports -> {
                            telling.lock();
                            try {
                                if (open.equals(texts.get())) {
                                    tell(client, text, reports);
                                }
                            } finally {
                                telling.unlock();
                            }
                        });
            }
        }
    }

    private void tell(LanguageClient client, OpenText text, Reports reports) {
        telling.lock();
        try {
            client.publishDiagnostics(
                    new PublishDiagnosticsParams(
                            text.uri(), reports.diagnostics(), text.version()));
        } finally {
            telling.unlock();
        }
    }

    /// Nothing more is checked. Waits a moment for a check that is under way, so that no message is
    /// cut off.
    @Override
    public void close() {
        end(thread);
        end(slowThread);
    }

    private static void end(ExecutorService thread) {
        thread.shutdown();
        try {
            boolean isDone = thread.awaitTermination(LAST_WORD.toMillis(), TimeUnit.MILLISECONDS);
            if (!isDone) {
                thread.shutdownNow();
            }
        } catch (InterruptedException _) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
