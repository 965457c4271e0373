package io.heliotrope.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PolicyServerTest {
    private final Editor editor;

    PolicyServerTest() throws IOException {
        editor = new Editor();
    }

    @AfterEach
    void close() throws IOException {
        editor.close();
    }

    @Test
    void an_editor_learns_what_can_be_asked() {
        InitializeResult able = editor.initialize();

        assertThat(able.getCapabilities().getPositionEncoding()).isEqualTo("utf-16");
        assertThat(able.getCapabilities().getTextDocumentSync().getRight().getChange())
                .isEqualTo(TextDocumentSyncKind.Incremental);
        assertThat(able.getCapabilities().getCompletionProvider().getTriggerCharacters())
                .containsExactly(".");
        assertThat(able.getCapabilities().getDocumentFormattingProvider().getLeft()).isTrue();
    }

    @Test
    void exit_after_shutdown_is_a_good_end() {
        editor.initialize();
        Editor.get(editor.server().shutdown());

        assertThat(editor.exit()).isZero();
    }

    @Test
    void exit_without_shutdown_is_a_bad_end() {
        editor.initialize();

        assertThat(editor.exit()).isOne();
    }

    @Test
    void an_editor_that_vanishes_ends_the_session() throws IOException {
        editor.initialize();
        editor.vanish();

        assertThat(editor.exitCode()).isOne();
    }
}
