package io.heliotrope.lsp;

import io.heliotrope.policy.facts.Places;
import io.heliotrope.policy.facts.Site;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;

/// An editor, as the real client of LSP4J, at the other end of two pipes.
final class Editor implements LanguageClient, AutoCloseable {
    private static final long SECONDS = 20;

    private static final Places PLACES =
            new Places(
                    List.of(
                            site("eu-north", "SE", "central"),
                            site("eu-central", "DE", "regional"),
                            site("us-west", "US-CA", "central")),
                    Map.of("SE", "EU", "DE", "EU", "EU", "EEA", "US-CA", "US"),
                    new TreeSet<>(Set.of("personal")),
                    new TreeSet<>(Set.of("acme", "globex")),
                    new TreeSet<>(Set.of("llama-8b")));

    private final Pipe toServer = Pipe.open();
    private final Pipe toEditor = Pipe.open();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<PublishDiagnosticsParams> published = new LinkedBlockingQueue<>();
    private final Future<Integer> served;
    private final LanguageServer server;

    Editor() throws IOException {
        served =
                threads.submit(() ->
                        new PolicyServer(PLACES)
                                .serve(
                                        Channels.newInputStream(toServer.source()),
                                        Channels.newOutputStream(toEditor.sink())));
        var launcher =
                LSPLauncher.createClientLauncher(
                        this,
                        Channels.newInputStream(toEditor.source()),
                        Channels.newOutputStream(toServer.sink()),
                        threads,
                        messages -> messages);
        var _ = launcher.startListening(); // ends with the stream
        server = launcher.getRemoteProxy();
    }

    private static Site site(String id, String law, String tier) {
        return new Site(id, law, tier, 80, ZoneId.of("UTC"));
    }

    LanguageServer server() {
        return server;
    }

    InitializeResult initialize() {
        InitializeResult able = get(server.initialize(new InitializeParams()));
        server.initialized(new InitializedParams());
        return able;
    }

    void open(String uri, String text) {
        server.getTextDocumentService()
                .didOpen(
                        new DidOpenTextDocumentParams(new TextDocumentItem(uri, "helio", 1, text)));
    }

    void change(String uri, int version, Range range, String text) {
        server.getTextDocumentService()
                .didChange(
                        new DidChangeTextDocumentParams(
                                new VersionedTextDocumentIdentifier(uri, version),
                                List.of(new TextDocumentContentChangeEvent(range, text))));
    }

    void replace(String uri, int version, String text) {
        server.getTextDocumentService()
                .didChange(
                        new DidChangeTextDocumentParams(
                                new VersionedTextDocumentIdentifier(uri, version),
                                List.of(new TextDocumentContentChangeEvent(text))));
    }

    void close(String uri) {
        server.getTextDocumentService()
                .didClose(new DidCloseTextDocumentParams(new TextDocumentIdentifier(uri)));
    }

    /// The first diagnostics of `uri` from here on that are as wanted.
    List<Diagnostic> told(String uri, Predicate<PublishDiagnosticsParams> wanted) {
        try {
            while (true) {
                PublishDiagnosticsParams next = published.poll(SECONDS, TimeUnit.SECONDS);
                if (next == null) {
                    throw new AssertionError("nothing like that was told of " + uri);
                }
                if (next.getUri().equals(uri) && wanted.test(next)) {
                    return next.getDiagnostics();
                }
            }
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    List<Diagnostic> told(String uri, int version) {
        return told(uri, next -> Integer.valueOf(version).equals(next.getVersion()));
    }

    /// What is proposed at the `|` of a text, which is opened without it.
    List<CompletionItem> proposals(String marked) {
        String uri = "file:///proposals/" + Integer.toHexString(marked.hashCode()) + ".helio";
        open(uri, marked.replace("|", ""));
        return get(server.getTextDocumentService()
                        .completion(
                                new CompletionParams(
                                        new TextDocumentIdentifier(uri), position(marked))))
                .getLeft();
    }

    List<String> labels(String marked) {
        return proposals(marked).stream().map(CompletionItem::getLabel).toList();
    }

    /// The place of the first `|`.
    static Position position(String marked) {
        return new Lines(marked).position(marked.indexOf('|'));
    }

    static <T> T get(CompletableFuture<T> answer) {
        try {
            return answer.get(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException failed) {
            throw new AssertionError(failed);
        }
    }

    int exit() {
        server.exit();
        return exitCode();
    }

    void vanish() throws IOException {
        toServer.sink().close();
    }

    int exitCode() {
        try {
            return served.get(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException failed) {
            throw new AssertionError(failed);
        }
    }

    @Override
    public void publishDiagnostics(PublishDiagnosticsParams diagnostics) {
        published.add(diagnostics);
    }

    @Override
    public void telemetryEvent(Object event) {}

    @Override
    public void showMessage(MessageParams message) {}

    @Override
    public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams asked) {
        return CompletableFuture.completedFuture(new MessageActionItem(""));
    }

    @Override
    public void logMessage(MessageParams message) {}

    @Override
    public void close() throws IOException {
        vanish();
        exitCode();
        toEditor.sink().close();
        threads.close();
        toServer.source().close();
        toEditor.source().close();
    }
}
