package io.heliotrope.lsp;

import io.heliotrope.policy.facts.Places;
import io.heliotrope.policy.syntax.Formatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.TextDocumentPositionParams;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.jspecify.annotations.Nullable;

/// Answers what is asked about open texts. Called by the one thread that reads messages; of texts
/// that are not open nothing is known.
final class Texts implements TextDocumentService, AutoCloseable {
    private final Names names;
    private final WordBook words = WordBook.shipped();
    private final Checking checking;
    private volatile OpenTexts open = new OpenTexts(Map.of());
    private volatile @Nullable LanguageClient client;

    Texts(Places places) {
        this.names = new Names(places);
        this.checking = new Checking(places, () -> open);
    }

    void tell(LanguageClient whom) {
        client = whom;
    }

    /// A module that is not open may have changed.
    void check() {
        LanguageClient whom = client;
        if (whom != null) {
            checking.changed(whom);
        }
    }

    @Override
    public void didOpen(DidOpenTextDocumentParams opened) {
        TextDocumentItem item = opened.getTextDocument();
        open = open.with(OpenText.of(item.getUri(), item.getVersion(), item.getText()));
        check();
    }

    @Override
    public void didChange(DidChangeTextDocumentParams change) {
        VersionedTextDocumentIdentifier which = change.getTextDocument();
        Integer version = which.getVersion();
        open.text(which.getUri())
                .map(text ->
                        text.changed(
                                version == null ? text.version() : version,
                                change.getContentChanges()))
                .ifPresent(text -> open = open.with(text));
        check();
    }

    @Override
    public void didClose(DidCloseTextDocumentParams closed) {
        open = open.without(closed.getTextDocument().getUri());
        check();
    }

    @Override
    public void didSave(DidSaveTextDocumentParams saved) {
        check();
    }

    @Override
    public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(
            CompletionParams asked) {
        List<CompletionItem> items =
                at(
                                asked,
                                (definitions, offset) ->
                                        new Completions(
                                                        definitions,
                                                        new Proposals(definitions, names),
                                                        words)
                                                .at(offset))
                        .orElse(List.of());
        return CompletableFuture.completedFuture(Either.forLeft(items));
    }

    @Override
    @SuppressWarnings("NullAway") // the protocol's answer where there is nothing to tell is null
    public CompletableFuture<Hover> hover(HoverParams asked) {
        Optional<Hover> hover =
                at(asked, (definitions, offset) -> hovers(definitions).at(offset))
                        .flatMap(found -> found);
        return CompletableFuture.completedFuture(hover.orElse(null));
    }

    @Override
    public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>>
            definition(DefinitionParams asked) {
        List<Location> found =
                at(asked, (definitions, offset) -> hovers(definitions).definition(offset))
                        .orElse(List.of());
        return CompletableFuture.completedFuture(Either.forLeft(found));
    }

    @Override
    public CompletableFuture<List<Either<SymbolInformation, DocumentSymbol>>> documentSymbol(
            DocumentSymbolParams asked) {
        return CompletableFuture.completedFuture(
                definitions(asked.getTextDocument()).stream()
                        .flatMap(definitions -> definitions.symbols().stream())
                        .map(Either::<SymbolInformation, DocumentSymbol>forRight)
                        .toList());
    }

    @Override
    public CompletableFuture<List<Either<Command, CodeAction>>> codeAction(CodeActionParams asked) {
        return CompletableFuture.completedFuture(
                definitions(asked.getTextDocument()).stream()
                        .map(definitions -> Reports.of(definitions.modules(), names.places()))
                        .flatMap(reports -> reports.fixes(asked.getRange()).stream())
                        .map(Either::<Command, CodeAction>forRight)
                        .toList());
    }

    /// The one canonical form, whatever the editor's options are. A text with errors of syntax is
    /// left alone.
    @Override
    public CompletableFuture<List<? extends TextEdit>> formatting(DocumentFormattingParams asked) {
        List<TextEdit> edits =
                open.text(asked.getTextDocument().getUri()).stream()
                        .flatMap(text -> {
                            String form = Formatter.format(text.source());
                            return form.equals(text.source().text())
                                    ? List.<TextEdit>of().stream()
                                    : List.of(new TextEdit(text.lines().whole(), form)).stream();
                        })
                        .toList();
        return CompletableFuture.completedFuture(edits);
    }

    private Hovers hovers(Definitions definitions) {
        return new Hovers(definitions, names, words);
    }

    private Optional<Definitions> definitions(TextDocumentIdentifier which) {
        return open.text(which.getUri()).map(text -> Definitions.of(open.modules(text)));
    }

    private <T> Optional<T> at(
            TextDocumentPositionParams place, BiFunction<Definitions, Integer, T> answer) {
        return definitions(place.getTextDocument())
                .map(definitions ->
                        answer.apply(
                                definitions,
                                definitions.modules().main().lines().offset(place.getPosition())));
    }

    @Override
    public void close() {
        checking.close();
    }
}
