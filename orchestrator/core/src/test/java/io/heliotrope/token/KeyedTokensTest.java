package io.heliotrope.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.heliotrope.model.ExecutionId;
import io.heliotrope.model.JobId;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Token;
import io.heliotrope.model.WorkerId;
import io.heliotrope.protocol.Result;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyedTokensTest {
    private static final JobId JOB = new JobId("job-1");
    private static final RegionId DE = new RegionId("de");
    private static final WorkerId WORKER = new WorkerId("de-1");

    private final Tokens tokens = TestTokens.counting();

    private static Tokens with(int... keys) {
        List<TokenKey> all = new ArrayList<>();
        for (int key : keys) {
            all.add(TestTokens.key(key));
        }
        TokenKeys ring = new TokenKeys(all);
        return new KeyedTokens(() -> ring, () -> "serial");
    }

    private static Result result(String job, String token, String region, String worker) {
        return new Result(
                new JobId(job),
                DE,
                new Token(token),
                new RegionId(region),
                new WorkerId(worker),
                new Result.Failed(new ExecutionId("run-1"), "bad", true));
    }

    private static Result own(Token token) {
        return result(JOB.value(), token.value(), DE.value(), WORKER.value());
    }

    @Test
    void a_given_token_is_known_again() {
        assertThat(tokens.claim(own(tokens.give(JOB, 1, DE, WORKER)))).isEqualTo(Claim.GENUINE);
    }

    /// Computed with another language's HMAC, so that the form stays as it is.
    @Test
    void a_token_has_one_form() {
        assertThat(with(1).give(JOB, 3, DE, WORKER).value())
                .isEqualTo("serial.3.72cd6e84.-v7sJmLSxdUP2J1f.gk2PbmDFb5cXr2YIAkOQ4A");
    }

    @Test
    void tokens_differ_though_all_else_is_equal() {
        Set<Token> given = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            given.add(tokens.give(JOB, 1, DE, WORKER));
        }
        assertThat(given).hasSize(100);
    }

    @ParameterizedTest
    @CsvSource({"job-2, de, de-1", "job-1, fr, de-1", "job-1, de, de-2", "job-, 1de, de-1"})
    void a_token_in_other_hands_is_foreign(String job, String region, String worker) {
        Token token = tokens.give(JOB, 1, DE, WORKER);
        assertThat(tokens.claim(result(job, token.value(), region, worker)))
                .isEqualTo(Claim.FOREIGN);
    }

    @Test
    void any_character_changed_makes_a_token_worthless() {
        String token = tokens.give(JOB, 1, DE, WORKER).value();
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            String changed = token.substring(0, i) + other + token.substring(i + 1);
            assertThat(tokens.claim(own(new Token(changed))))
                    .as(changed)
                    .isIn(Claim.FORGED, Claim.KEY_UNKNOWN);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"t", "....", ".....", "a.1.b.c", "boot-home-7", "t0.1.72cd6e84.x."})
    void what_is_no_token_is_refused(String text) {
        assertThat(tokens.claim(own(new Token(text)))).isNotEqualTo(Claim.GENUINE);
    }

    @Test
    void another_key_makes_other_tokens() {
        Token theirs = with(2).give(JOB, 1, DE, WORKER);
        assertThat(with(1).claim(own(theirs))).isEqualTo(Claim.KEY_UNKNOWN);
        String relabelled = theirs.value().replace(TestTokens.key(2).id(), TestTokens.key(1).id());
        assertThat(with(1).claim(own(new Token(relabelled)))).isEqualTo(Claim.FORGED);
    }

    @Test
    void the_first_key_makes_tokens_and_all_know_them() {
        Token old = with(1).give(JOB, 1, DE, WORKER);
        Tokens rotated = with(2, 1);
        assertThat(rotated.claim(own(old))).isEqualTo(Claim.GENUINE);
        assertThat(rotated.give(JOB, 1, DE, WORKER)).isEqualTo(with(2).give(JOB, 1, DE, WORKER));
    }

    @Test
    void keys_are_looked_up_at_each_use() {
        List<TokenKeys> now = new ArrayList<>(List.of(new TokenKeys(List.of(TestTokens.key(1)))));
        Supplier<TokenKeys> keys = now::getLast;
        Tokens changing = new KeyedTokens(keys, () -> "serial");
        Token token = changing.give(JOB, 1, DE, WORKER);
        now.add(new TokenKeys(List.of(TestTokens.key(2))));
        assertThat(changing.claim(own(token))).isEqualTo(Claim.KEY_UNKNOWN);
    }

    @Test
    void keys_are_base64_of_32_bytes_and_never_shown() {
        String text = Base64.getEncoder().encodeToString(new byte[TokenKey.BYTES]);
        assertThat(TokenKey.parse(text).toString()).hasSize(8).doesNotContain(text);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TokenKey.parse("c2hvcnQ="))
                .withMessage("a token key has 32 bytes, had 5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TokenKey.parse("hunter2!"))
                .withMessage("expected base64 of 32 bytes, was no base64")
                .withNoCause();
        assertThatIllegalArgumentException().isThrownBy(() -> new TokenKeys(List.of()));
    }
}
