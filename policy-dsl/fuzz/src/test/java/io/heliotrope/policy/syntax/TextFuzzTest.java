package io.heliotrope.policy.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.heliotrope.policy.compile.Compilation;
import io.heliotrope.policy.compile.Policies;
import io.heliotrope.policy.facts.Places;
import io.heliotrope.policy.facts.Site;
import io.heliotrope.policy.text.Rendering;
import io.heliotrope.policy.text.Source;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;

/// Looks for a text that the parser, the checker or the formatter fails on, by Jazzer: bytes that
/// reach new code are kept and changed further.
///
/// ```sh
/// ./mvnw -Pfuzz -pl policy-dsl/fuzz -am verify -Dtest=TextFuzzTest \
///     -Dsurefire.failIfNoSpecifiedTests=false [-Dfuzz.time=10m]
/// ```
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TextFuzzTest {
    /// Questions to the grammar per token, as `MutationTest` has it.
    private static final int STEPS_PER_TOKEN = 8;

    /// CPU time that any text may take, and more for each of its characters: some hundred times
    /// what is usual, as the code is instrumented, may not be compiled yet, and garbage is
    /// collected.
    private static final long BASE_NANOS = 5_000_000_000L;

    private static final long NANOS_PER_CHARACTER = 1_000_000;

    private static final String WARMING =
            """
            language 1

            regions near = jurisdiction EU except tier edge

            signals { carbon fresh for 15 min, then forecast, then assume 600 g/kWh }

            guarantee g { for jobs only in near }

            policy p {
              for jobs where class is batch and not labelled phi // comment
              require a: region in near and region.latency <= max(80 ms, 1.1 * home.latency)
              defer until region.carbon <= p20 of next 24 h start no later than job.deadline
              prefer lower region.carbon within 5 %, then lower region.grams
              relax a
              otherwise reject "no"
            }

            test "t" {
              at 2026-11-20 22:15 UTC
              given job j { class batch, deadline in 2 h }
              given regions { ch-1 { carbon 20 g/kWh until 23:00, then 30 g/kWh } }
              expect ch-1 refused by a
            }
            """;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final Places PLACES =
            new Places(
                    List.of(
                            site("eu-north-1", "SE", "central", "Europe/Stockholm"),
                            site("eu-central-1", "DE", "central", "Europe/Berlin"),
                            site("eu-west-3", "FR", "regional", "Europe/Paris"),
                            site("no-south-1", "NO", "central", "Europe/Oslo"),
                            site("pl-1", "PL", "regional", "Europe/Warsaw"),
                            site("ch-1", "CH", "regional", "Europe/Zurich"),
                            site("us-east-1", "US", "central", "America/New_York"),
                            site("us-west-1", "US-CA", "central", "America/Los_Angeles"),
                            site("edge-berlin", "DE", "edge", "Europe/Berlin")),
                    Map.of(
                            "SE", "EU", "DE", "EU", "FR", "EU", "PL", "EU", "EU", "EEA", "NO",
                            "EEA", "US-CA", "US"),
                    new TreeSet<>(Set.of("eu-personal", "embeddings", "phi")),
                    new TreeSet<>(Set.of("acme", "globex")),
                    new TreeSet<>(Set.of("llama-8b")));

    private static Site site(String id, String law, String tier, String clock) {
        return new Site(id, law, tier, 80, ZoneId.of(clock));
    }

    /// Classes are instrumented when they are first used, which takes seconds and is no text's
    /// fault.
    @BeforeAll
    static void warm() {
        answered(new Source("right.helio", WARMING));
        answered(new Source("wrong.helio", WARMING.replace(" ms", " g/kWh").replace("}", "")));
    }

    @FuzzTest
    @DictionaryFile(resourcePath = "helio.dict")
    void any_text_is_answered(byte[] bytes) {
        Source source = new Source("any.helio", new String(bytes, StandardCharsets.UTF_8));
        long begun = THREADS.getCurrentThreadCpuTime();

        answered(source);
        long taken = THREADS.getCurrentThreadCpuTime() - begun;

        assertThat(taken)
                .isLessThanOrEqualTo(BASE_NANOS + NANOS_PER_CHARACTER * source.text().length());
    }

    private static void answered(Source source) {
        Parser.Reading reading = Parser.read(source);
        Compilation compilation = Policies.compile(PLACES, List.of(source));
        String told = Rendering.of(compilation.diagnostics());
        String form = Formatter.format(source);

        Parsed parsed = reading.parsed();
        Tokens tokens = reading.tokens();
        assertThat(reading.steps())
                .isLessThanOrEqualTo(
                        STEPS_PER_TOKEN * ((tokens == null ? 0 : tokens.visible().size()) + 1));
        assertThat(told.isEmpty()).isEqualTo(compilation.diagnostics().isEmpty());
        if (!parsed.isWhole()) {
            assertThat(compilation.program()).isEmpty();
        } else {
            assertThat(Formatter.format(new Source("form.helio", form))).isEqualTo(form);
            assertThat(Plain.of(Parser.parse(new Source("form.helio", form)).module()))
                    .isEqualTo(Plain.of(parsed.module()));
        }
    }
}
