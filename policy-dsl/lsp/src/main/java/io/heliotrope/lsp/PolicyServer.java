package io.heliotrope.lsp;

import io.heliotrope.policy.facts.Places;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;

/// Serves an editor that writes policies, by the Language Server Protocol.
public final class PolicyServer {
    private final Places places;

    /// @param places the catalogue that texts are checked against, and that names come from
    public PolicyServer(Places places) {
        this.places = places;
    }

    /// Answers until the editor says `exit` or its stream ends, and blocks for so long. Writes
    /// nothing but messages to `out` and closes neither stream. After `exit` a read of `in` is left
    /// waiting on a thread that keeps no process alive.
    ///
    /// @return the exit code that the protocol asks for: 0 when `shutdown` came before `exit`, else
    ///   1
    /// @throws InterruptedException when the calling thread is interrupted; the session is over
    ///   then
    public int serve(InputStream in, OutputStream out) throws InterruptedException {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try (Session session = new Session(places)) {
            Launcher<LanguageClient> launcher =
                    LSPLauncher.createServerLauncher(
                            session, in, out, threads, messages -> messages);
            session.tell(launcher.getRemoteProxy());
            Future<Void> listening = launcher.startListening();
            threads.execute(() -> awaitEnd(listening, session));
            return session.ended().get();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("a session ends with a number", impossible);
        } finally {
            threads.shutdown();
        }
    }

    private static void awaitEnd(Future<Void> listening, Session session) {
        try {
            listening.get();
        } catch (ExecutionException | InterruptedException _) {
            // Either way nobody listens any more.
        }
        session.lost();
    }
}
