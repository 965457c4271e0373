package io.heliotrope.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextEdit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FormattingTest {
    private static final String URI = "file:///policies/a.helio";
    private static final String FORM =
            """
            language 1

            policy p {
              for jobs where class is batch
              require cool: region.pue <= 1.2
            }
            """;

    private final Editor editor;

    FormattingTest() throws IOException {
        editor = new Editor();
        editor.initialize();
    }

    @AfterEach
    void close() throws IOException {
        editor.close();
    }

    private List<? extends TextEdit> formatted(String text) {
        editor.open(URI, text);
        return Editor.get(
                editor.server()
                        .getTextDocumentService()
                        .formatting(
                                new DocumentFormattingParams(
                                        new TextDocumentIdentifier(URI),
                                        new FormattingOptions(8, false))));
    }

    @Test
    void a_text_gets_its_one_form_whatever_the_editor_would_like() {
        assertThat(
                        formatted(
                                "language 1 policy p { for jobs where class is batch\r\n"
                                        + "\trequire cool:region.pue<=1.2 }"))
                .hasSize(1)
                .first()
                .isEqualTo(new TextEdit(new Range(new Position(0, 0), new Position(1, 31)), FORM));
    }

    @Test
    void a_text_that_has_its_form_is_left_alone() {
        assertThat(formatted(FORM)).isEmpty();
    }

    @Test
    void a_text_with_errors_of_syntax_is_left_alone() {
        assertThat(formatted(FORM.replace("where", "wher where"))).isEmpty();
    }

    @Test
    void an_outline_names_what_a_text_defines() {
        editor.open(URI, FORM + "regions ours = eu-north\ntest \"t\" { expect hold }\n");

        List<DocumentSymbol> symbols =
                Editor.get(
                                editor.server()
                                        .getTextDocumentService()
                                        .documentSymbol(
                                                new DocumentSymbolParams(
                                                        new TextDocumentIdentifier(URI))))
                        .stream()
                        .map(one -> one.getRight())
                        .toList();

        assertThat(symbols).extracting(DocumentSymbol::getName).containsExactly("p", "ours", "t");
        assertThat(symbols.getFirst().getChildren())
                .extracting(DocumentSymbol::getName)
                .containsExactly("cool");
        assertThat(symbols.getFirst().getSelectionRange())
                .isEqualTo(new Range(new Position(2, 7), new Position(2, 8)));
    }
}
