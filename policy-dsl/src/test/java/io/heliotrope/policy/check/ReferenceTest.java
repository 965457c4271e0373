package io.heliotrope.policy.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.policy.compile.Compilation;
import io.heliotrope.policy.compile.Policies;
import io.heliotrope.policy.program.Outcome;
import io.heliotrope.policy.program.Precedence;
import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.program.Requirement;
import io.heliotrope.policy.program.Rules;
import io.heliotrope.policy.test.TestCase;
import io.heliotrope.policy.text.Code;
import io.heliotrope.policy.text.Diagnostic;
import io.heliotrope.policy.text.Source;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// The module of the language's design, with one line more: it reads `region.pue` and says nothing
/// of when that is late.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReferenceTest {
    private static Program program() {
        return Policies.compile(Catalogue.acme(), Texts.reference()).program().orElseThrow();
    }

    @Test
    void it_has_no_error_and_one_ladder_too_many() {
        Compilation compilation = Policies.compile(Catalogue.acme(), Texts.reference());

        assertThat(compilation.program()).isPresent();
        assertThat(compilation.diagnostics())
                .extracting(Diagnostic::code)
                .containsExactly(Code.H038);
        assertThat(compilation.diagnostics().getFirst().message())
                .contains("`latency` is no signal");
    }

    @Test
    void without_the_ladder_that_it_lacked_it_is_refused() {
        List<Source> sources = new ArrayList<>(Texts.reference());
        Source main = sources.getFirst();
        sources.set(0, new Source(main.name(), main.text().replaceFirst("  pue  .*\n", "")));

        Compilation compilation = Policies.compile(Catalogue.acme(), sources);

        assertThat(compilation.program()).isEmpty();
        assertThat(compilation.diagnostics())
                .filteredOn(Diagnostic::isError)
                .singleElement()
                .satisfies(one -> assertThat(one.code()).isEqualTo(Code.H031))
                .satisfies(one -> assertThat(one.message()).contains("region.pue"));
    }

    @Test
    void used_policies_come_first_and_the_rest_as_its_priorities_say() {
        assertThat(program().policies())
                .extracting(Rules::name)
                .containsExactly(
                        "clinical-inference-v1",
                        "data-law",
                        "clinical-inference",
                        "stream-moderation",
                        "nightly-embeddings");
        assertThat(program().precedences())
                .containsExactlyInAnyOrder(
                        new Precedence("stream-moderation", "nightly-embeddings"),
                        new Precedence("clinical-inference", "clinical-inference-v1"));
    }

    @Test
    void its_tiers_become_rules_of_their_regions() {
        Rules moderation = program().policies().get(3);

        assertThat(moderation.requirements())
                .extracting(rule -> rule.name())
                .containsExactly("near-edge", "near", "far", "budget", Requirement.LISTED_TIERS);
        assertThat(moderation.otherwise()).isInstanceOf(Outcome.Shed.class);
    }

    @Test
    void its_tests_can_be_run() {
        List<TestCase> tests = Policies.compile(Catalogue.acme(), Texts.reference()).tests();

        assertThat(tests).hasSize(2);
        assertThat(tests.getFirst().open().stream().toArray()).containsExactly(1, 6);
        assertThat(tests.getFirst().expectations()).hasSize(2);
    }
}
