package io.heliotrope.orchestrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.services.LanguageServer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `heliotrope policy lsp` as editors run it: a process, and a real client at its streams.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PolicyLspIT {
    private static final String TEXT =
            """
            language 1

            policy p "Größe 🚀" { for jobs
              require near: region.latency <= 250 g/kWh
              require here: region is eu-north
            }
            """;

    @TempDir private Path folder;

    private static <T> T get(CompletableFuture<T> answer) throws Exception {
        return answer.get(LspProcess.SECONDS, TimeUnit.SECONDS);
    }

    private static Range range(int line, int start, int end) {
        return new Range(new Position(line, start), new Position(line, end));
    }

    @Test
    void an_editor_is_served_from_its_first_message_to_its_last() throws Exception {
        String uri = folder.resolve("p.helio").toUri().toString();
        TextDocumentIdentifier text = new TextDocumentIdentifier(uri);
        try (LspProcess process = new LspProcess(folder, List.of(), "lsp", "--stdio")) {
            LanguageServer server = process.connect();
            get(server.initialize(new InitializeParams()));
            server.initialized(new InitializedParams());

            server.getTextDocumentService()
                    .didOpen(
                            new DidOpenTextDocumentParams(
                                    new TextDocumentItem(uri, "helio", 1, TEXT)));
            PublishDiagnosticsParams wrong = process.nextDiagnostics();
            assertThat(wrong.getDiagnostics()).hasSize(1);
            assertThat(wrong.getDiagnostics().getFirst().getCode().getLeft()).isEqualTo("H020");
            assertThat(wrong.getDiagnostics().getFirst().getRange()).isEqualTo(range(3, 31, 33));

            server.getTextDocumentService()
                    .didChange(
                            new DidChangeTextDocumentParams(
                                    new VersionedTextDocumentIdentifier(uri, 2),
                                    List.of(
                                            new TextDocumentContentChangeEvent(
                                                    range(3, 38, 43), "ms"))));
            assertThat(process.nextDiagnostics().getDiagnostics()).isEmpty();

            assertThat(
                            get(server.getTextDocumentService()
                                            .completion(
                                                    new CompletionParams(
                                                            text, new Position(4, 29))))
                                    .getLeft())
                    .extracting(CompletionItem::getLabel)
                    .contains("eu-north", "eu-central")
                    .doesNotContain("policy");
            Hover hover =
                    get(
                            server.getTextDocumentService()
                                    .hover(new HoverParams(text, new Position(3, 26))));
            assertThat(hover.getContents().getRight().getValue())
                    .startsWith("`region.latency`: round trip")
                    .contains("in `ms`");
            List<? extends TextEdit> form =
                    get(
                            server.getTextDocumentService()
                                    .formatting(
                                            new DocumentFormattingParams(
                                                    text, new FormattingOptions(2, true))));
            assertThat(form.getFirst().getNewText()).contains("\"Größe 🚀\" {\n  for jobs\n");

            get(server.shutdown());
            server.exit();

            assertThat(process.exitCode()).isZero();
            assertThat(process.errors()).isEmpty();
            assertThatOnlyMessagesAre(process.said());
        }
    }

    @Test
    void an_editor_that_leaves_without_shutdown_or_vanishes_ends_it() throws Exception {
        try (LspProcess process = new LspProcess(folder, List.of(), "lsp")) {
            LanguageServer server = process.connect();
            get(server.initialize(new InitializeParams()));
            server.exit();

            assertThat(process.exitCode()).isOne();
        }
        try (LspProcess process = new LspProcess(folder, List.of(), "lsp")) {
            get(process.connect().initialize(new InitializeParams()));
            process.vanish();

            assertThat(process.exitCode()).isOne();
            assertThat(process.errors()).isEmpty();
        }
    }

    @Test
    void wrong_settings_are_told_and_end_it() throws Exception {
        Path settings = Files.writeString(folder.resolve("wrong.yaml"), "regoins: none\n");
        try (LspProcess process =
                new LspProcess(folder, List.of(), "lsp", "--config", settings.toString())) {

            assertThat(process.exitCode()).isEqualTo(2);
            assertThat(process.errors()).contains("the settings are wrong", "regoins");
            assertThat(process.saidToNobody()).isEmpty();
        }
    }

    @Test
    void no_other_command_loads_the_library_of_the_protocol() throws Exception {
        Path sound = Files.writeString(folder.resolve("p.helio"), "language 1\n");

        assertThat(loaded("fmt", sound.toString())).contains("picocli").doesNotContain("lsp4j");
        assertThat(loaded("lsp")).contains("picocli", "lsp4j");
    }

    /// The names of the classes that a command loads until its input ends.
    private String loaded(String... arguments) throws IOException, InterruptedException {
        Path classes = folder.resolve("classes.txt");
        try (LspProcess process =
                new LspProcess(folder, List.of("-Xlog:class+load:file=" + classes), arguments)) {
            process.vanish();
            process.exitCode();
            return Files.readString(classes);
        }
    }

    /// That messages follow one another, each with its header, and nothing stands between them.
    private static void assertThatOnlyMessagesAre(String said) {
        String rest = said;
        while (!rest.isEmpty()) {
            assertThat(rest).startsWith("Content-Length: ");
            int body = rest.indexOf("\r\n\r\n") + 4;
            int length =
                    Integer.parseInt(
                            rest.substring("Content-Length: ".length(), rest.indexOf('\r')));
            byte[] bytes = rest.substring(body).getBytes(StandardCharsets.UTF_8);
            assertThat(bytes.length).isGreaterThanOrEqualTo(length);
            rest = new String(bytes, length, bytes.length - length, StandardCharsets.UTF_8);
        }
    }
}
