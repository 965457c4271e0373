package io.heliotrope.lsp;

import io.heliotrope.policy.facts.Places;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionOptions;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.PositionEncodingKind;
import org.eclipse.lsp4j.SaveOptions;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.SetTraceParams;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.TextDocumentSyncOptions;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;

/// One editor's session, from its first message to its last.
final class Session implements LanguageServer, WorkspaceService, AutoCloseable {
    private static final int WELL = 0;
    private static final int BROKEN_OFF = 1;

    private final Texts texts;
    private final CompletableFuture<Integer> ended = new CompletableFuture<>();
    private volatile boolean isShutDown;

    Session(Places places) {
        this.texts = new Texts(places);
    }

    void tell(LanguageClient client) {
        texts.tell(client);
    }

    /// The exit code, once the editor said `exit` or went away.
    CompletableFuture<Integer> ended() {
        return ended;
    }

    /// The editor went away without a word.
    void lost() {
        ended.complete(BROKEN_OFF);
    }

    @Override
    public CompletableFuture<InitializeResult> initialize(InitializeParams asked) {
        ServerCapabilities able = new ServerCapabilities();
        able.setPositionEncoding(PositionEncodingKind.UTF16);
        TextDocumentSyncOptions sync = new TextDocumentSyncOptions();
        sync.setOpenClose(true);
        sync.setChange(TextDocumentSyncKind.Incremental);
        sync.setSave(new SaveOptions(false));
        able.setTextDocumentSync(sync);
        able.setCompletionProvider(new CompletionOptions(false, List.of(".")));
        able.setHoverProvider(true);
        able.setDefinitionProvider(true);
        able.setDocumentSymbolProvider(true);
        able.setDocumentFormattingProvider(true);
        able.setCodeActionProvider(new CodeActionOptions(List.of(CodeActionKind.QuickFix)));
        return CompletableFuture.completedFuture(
                new InitializeResult(able, new ServerInfo("heliotrope policy lsp")));
    }

    @Override
    @SuppressWarnings("NullAway") // the protocol wants null
    public CompletableFuture<Object> shutdown() {
        isShutDown = true;
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void exit() {
        ended.complete(isShutDown ? WELL : BROKEN_OFF);
    }

    @Override
    public TextDocumentService getTextDocumentService() {
        return texts;
    }

    @Override
    public WorkspaceService getWorkspaceService() {
        return this;
    }

    @Override
    public void didChangeConfiguration(DidChangeConfigurationParams change) {
        // There is nothing to configure: the catalogue comes with the command line.
    }

    @Override
    public void didChangeWatchedFiles(DidChangeWatchedFilesParams change) {
        texts.check();
    }

    @Override
    public void setTrace(SetTraceParams asked) {
        // Nothing is traced.
    }

    @Override
    public void close() {
        texts.close();
    }
}
