package io.heliotrope.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextEdit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DiagnosticsTest {
    private static final String A = "file:///policies/a.helio";
    private static final String B = "file:///policies/b.helio";
    private static final String WELL =
            """
            language 1

            policy p "Größe 🚀" { for jobs
              require near: region.latency <= 250 ms
            }
            """;
    private static final String WRONG = WELL.replace("250 ms", "250 g/kWh");
    private static final String BASE = "language 1\nregions ours = eu-north\n";
    private static final String USING =
            """
            language 1
            use ours from "base.helio"
            policy p { for jobs require here: region in ours }
            """;

    private final Editor editor;
    @TempDir private Path folder;

    DiagnosticsTest() throws IOException {
        editor = new Editor();
        editor.initialize();
    }

    @AfterEach
    void close() throws IOException {
        editor.close();
    }

    private static Range range(int line, int start, int end) {
        return new Range(new Position(line, start), new Position(line, end));
    }

    @Test
    void a_mistake_is_told_with_its_number_place_help_and_what_has_to_do_with_it() {
        editor.open(A, WRONG);

        Diagnostic told = editor.told(A, 1).getFirst();

        assertThat(told.getCode().getLeft()).isEqualTo("H020");
        assertThat(told.getSeverity()).isEqualTo(DiagnosticSeverity.Error);
        assertThat(told.getSource()).isEqualTo("heliotrope");
        assertThat(told.getRange()).isEqualTo(range(3, 31, 33));
        assertThat(told.getMessage().getLeft())
                .isEqualTo(
                        "a duration cannot be compared with a carbon intensity\n"
                                + "help: did you mean `250 ms`?");
        assertThat(told.getRelatedInformation())
                .extracting(one -> one.getLocation().getRange(), one -> one.getMessage())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(range(3, 16, 30), "ms"),
                        org.assertj.core.groups.Tuple.tuple(range(3, 34, 43), "carbon intensity"));
    }

    @Test
    void a_guarantee_that_does_not_hold_is_told_behind_what_is_quicker_with_a_job() {
        String claim =
                """
                regions home-site = eu-north
                guarantee at-home { for jobs only in home-site }
                """;
        editor.open(A, WELL + claim);
        assertThat(editor.told(A, 1)).isEmpty();

        Diagnostic told = editor.told(A, 1).getFirst();

        assertThat(told.getCode().getLeft()).isEqualTo("H101");
        assertThat(told.getSeverity()).isEqualTo(DiagnosticSeverity.Error);
        assertThat(told.getRange()).isEqualTo(range(6, 10, 17));
        assertThat(told.getMessage().getLeft())
                .startsWith(
                        "guarantee `at-home` does not hold\nnote: this job would be placed in ");

        editor.replace(
                A,
                2,
                WELL.replace("region.latency", "region in home-site and region.latency") + claim);
        assertThat(editor.told(A, 2)).isEmpty();
    }

    @Test
    void places_behind_an_emoji_and_an_umlaut_count_utf_16_units() {
        editor.open(A, WELL.replace("{ for jobs", "{ fr jobs"));

        Diagnostic told = editor.told(A, 1).getFirst();

        String line = "policy p \"Größe 🚀\" { ";
        assertThat(line).hasSize(22);
        assertThat(told.getRange()).isEqualTo(range(2, 22, 24));
    }

    @Test
    void typing_mends_a_mistake_and_makes_one() {
        editor.open(A, WELL);
        assertThat(editor.told(A, 1)).isEmpty();

        editor.change(A, 2, range(2, 16, 18), "🚀🚀");
        editor.change(A, 3, range(3, 38, 40), "g");
        assertThat(editor.told(A, 3)).extracting(one -> one.getCode().getLeft()).contains("H020");

        editor.change(A, 4, range(3, 38, 39), "s");
        assertThat(editor.told(A, 4)).isEmpty();
    }

    @Test
    void several_texts_are_told_of_each_for_itself() {
        editor.open(A, WELL);
        editor.open(B, WRONG);
        assertThat(editor.told(B, 1)).isNotEmpty();

        editor.replace(B, 2, WELL);
        assertThat(editor.told(B, 2)).isEmpty();
    }

    @Test
    void nothing_is_told_of_a_text_that_was_closed() {
        editor.open(A, WRONG);
        assertThat(editor.told(A, 1)).isNotEmpty();

        editor.close(A);
        assertThat(editor.told(A, next -> next.getVersion() == null)).isEmpty();
    }

    @Test
    void a_module_is_read_beside_the_text() throws IOException {
        Files.writeString(folder.resolve("base.helio"), BASE);
        String main = folder.resolve("main.helio").toUri().toString();

        editor.open(main, USING);

        assertThat(editor.told(main, 1)).isEmpty();
    }

    @Test
    void a_module_is_taken_as_the_editor_has_it_before_the_file() throws IOException {
        Files.writeString(folder.resolve("base.helio"), BASE);
        String main = folder.resolve("main.helio").toUri().toString();
        String base = folder.resolve("base.helio").toUri().toString();
        editor.open(main, USING);
        assertThat(editor.told(main, 1)).isEmpty();

        editor.open(base, BASE.replace("ours", "theirs"));
        List<Diagnostic> told = editor.told(main, next -> !next.getDiagnostics().isEmpty());

        assertThat(told).extracting(one -> one.getCode().getLeft()).contains("H033");
    }

    @Test
    void a_module_that_is_nowhere_is_told_where_it_is_used() {
        editor.open(A, USING);

        Diagnostic told = editor.told(A, 1).getFirst();

        assertThat(told.getCode().getLeft()).isEqualTo("H057");
        assertThat(told.getRange()).isEqualTo(range(1, 14, 26));
    }

    @Test
    void mistakes_of_a_module_are_told_where_it_is_used() throws IOException {
        Path base = Files.writeString(folder.resolve("base.helio"), BASE + "regions = here\n");
        String main = folder.resolve("main.helio").toUri().toString();

        editor.open(main, USING);
        Diagnostic told = editor.told(main, 1).getFirst();

        assertThat(told.getCode().getLeft()).isEqualTo("H057");
        assertThat(told.getMessage().getLeft()).startsWith("`base.helio` has ");
        assertThat(told.getRelatedInformation().getFirst().getLocation().getUri())
                .isEqualTo(base.toUri().toString());
        assertThat(told.getRelatedInformation().getFirst().getLocation().getRange())
                .extracting(range -> range.getStart().getLine())
                .isEqualTo(2);
    }

    @Test
    void a_help_with_an_edit_can_be_taken() {
        editor.open(A, WELL.replace("require", "requre"));
        CodeAction fix =
                Editor.get(
                                editor.server()
                                        .getTextDocumentService()
                                        .codeAction(
                                                new CodeActionParams(
                                                        new TextDocumentIdentifier(A),
                                                        range(3, 4, 4),
                                                        new CodeActionContext(List.of()))))
                        .getFirst()
                        .getRight();

        TextEdit edit = fix.getEdit().getChanges().getOrDefault(A, List.of()).getFirst();

        assertThat(fix.getTitle()).isEqualTo("did you mean `require`?");
        assertThat(edit).isEqualTo(new TextEdit(range(3, 2, 8), "require"));
    }
}
