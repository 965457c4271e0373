package io.heliotrope.policy.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.policy.text.Source;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LexemeTest {
    private static String told(String text) {
        return Lexeme.of(new Source("test.helio", text)).stream()
                .map(one -> one.sort() + " " + one.text())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void a_number_is_one_piece_with_its_unit() {
        assertThat(told("language 1 rollout 5 % at 07:30 UTC \"t\" // c"))
                .isEqualTo(
                        """
                        WORD language
                        NUMBER 1
                        WORD rollout
                        QUANTITY 5 %
                        WORD at
                        TIME 07:30
                        TIME UTC
                        TEXT "t"
                        COMMENT // c\
                        """);
    }

    @Test
    void a_word_is_a_name_where_it_stands_as_one() {
        List<String> policy =
                told("policy time { for jobs where saves at least 3 % vs home }").lines().toList();

        assertThat(policy).startsWith("WORD policy", "NAME time").contains("WORD least");
    }

    @Test
    void a_text_that_is_refused_has_no_pieces() {
        assertThat(told("a ".repeat(Parser.MOST_BYTES))).isEmpty();
    }
}
