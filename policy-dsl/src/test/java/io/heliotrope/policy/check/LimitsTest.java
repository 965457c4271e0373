package io.heliotrope.policy.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.policy.text.Code;
import io.heliotrope.policy.text.Diagnostic;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LimitsTest {
    private static String many(int count, String line) {
        return IntStream.range(0, count)
                .mapToObj(i -> line.replace("#", String.valueOf(i)))
                .collect(Collectors.joining("\n"));
    }

    private static String policy(String body) {
        return "language 1\npolicy p {\n  for jobs\n" + body + "\n}\n";
    }

    private static void isTooMany(String text) {
        assertThat(Texts.compile(text).program()).isEmpty();
        assertThat(Texts.compile(text).diagnostics())
                .filteredOn(Diagnostic::isError)
                .extracting(Diagnostic::code)
                .containsOnly(Code.H050);
    }

    private static void isNotTooMany(String text) {
        assertThat(Texts.compile(text).program()).isPresent();
    }

    @Test
    void policies() {
        String line = "policy p# { for jobs }";

        isNotTooMany("language 1\n" + many(200, line));
        isTooMany("language 1\n" + many(201, line));
    }

    @Test
    void requirements_of_a_policy() {
        String line = "  require r#: job.slo >= # ms";

        isNotTooMany(policy(many(500, line)));
        isTooMany(policy(many(501, line)));
    }

    @Test
    void budgets() {
        String line = "  budget b#: 5 kg per day";

        isNotTooMany(policy(many(64, line)));
        isTooMany(policy(many(65, line)));
    }

    @Test
    void steps_of_relaxation() {
        String rules = many(65, "  require r#: job.slo >= # ms");

        isNotTooMany(policy(rules + "\nrelax r0" + many(63, ", then r#").replace("r0", "r64")));
        isTooMany(policy(rules + "\nrelax r64" + many(64, ", then r#")));
    }

    @Test
    void ranks() {
        String rank = "lower region.latency within # ms";

        isNotTooMany(policy("prefer " + many(16, rank).replace("\n", ", then ")));
        isTooMany(policy("prefer " + many(17, rank).replace("\n", ", then ")));
    }

    @Test
    void guarantees_sets_and_tests() {
        String guarantee = "guarantee g# { for jobs only in jurisdiction EU }";
        String set = "regions s# = ch-1";
        String test = "test \"#\" { given job j {} expect reject }";

        isNotTooMany("language 1\n" + many(100, guarantee));
        isTooMany("language 1\n" + many(101, guarantee));
        isNotTooMany("language 1\n" + many(500, set));
        isTooMany("language 1\n" + many(501, set));
        isNotTooMany("language 1\n" + many(1000, test));
        isTooMany("language 1\n" + many(1001, test));
    }

    @Test
    void no_more_is_told_than_can_be_read() {
        String text = policy(many(300, "  require r#: job.sloo >= # ms"));

        assertThat(Texts.compile(text).diagnostics()).hasSize(Findings.MOST);
        assertThat(Texts.compile(text).diagnostics().getLast().notes())
                .containsExactly("there is more; only the first 200 are told");
    }
}
