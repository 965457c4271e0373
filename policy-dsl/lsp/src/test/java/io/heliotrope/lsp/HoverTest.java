package io.heliotrope.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.policy.syntax.Lexeme;
import java.io.IOException;
import java.util.List;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HoverTest {
    private static final String URI = "file:///policies/a.helio";
    private static final String TEXT =
            """
            language 1
            regions ours = jurisdiction EEA except us-west
            signals { carbon fresh for 15 min, then assume 600 g/kWh }
            policy p "🚀 Größe" { for jobs where class is batch and tenant is acme
              require clean: region.carbon <= 250 g/kWh because "contract 7"
              require here: region in ours // region
              relax clean
            }
            policy q { for jobs where model is llama-8b
              require clean: home.carbon.marginal <= 9 g/kWh
              tier edge { require near: region.latency <= 30 ms }
            }
            test "t" { given job j { runtime 30 min } }
            """;

    private final Editor editor;

    HoverTest() throws IOException {
        editor = new Editor();
        editor.initialize();
        editor.open(URI, TEXT);
    }

    @AfterEach
    void close() throws IOException {
        editor.close();
    }

    /// The place in the middle of the last word of `piece`.
    private static Position in(String piece) {
        return new Lines(TEXT).position(TEXT.indexOf(piece) + piece.length() - 1);
    }

    private Hover hover(String piece) {
        return Editor.get(
                editor.server()
                        .getTextDocumentService()
                        .hover(new HoverParams(new TextDocumentIdentifier(URI), in(piece))));
    }

    private String told(String piece) {
        return hover(piece).getContents().getRight().getValue();
    }

    private List<? extends Location> definition(String piece) {
        return Editor.get(
                        editor.server()
                                .getTextDocumentService()
                                .definition(
                                        new DefinitionParams(
                                                new TextDocumentIdentifier(URI), in(piece))))
                .getLeft();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "require clean: region.carb | `region.carbon`: carbon intensity of the grid, average",
                "require clean: reg         | in `g/kWh`",
                "home.carbon.mar            | of one more kilowatt-hour, of the job's home",
                "signals { carb             | `region.carbon`",
                "where cla                  | One of `batch`, `interactive`, `stream`",
                "given job j { runt         | `job.runtime`: time on the accelerator",
                "250 g                      | `g/kWh`: a carbon intensity",
                "15 mi                      | `min`: a duration",
                "region in our              | set of regions",
                "except us-we               | `us-west`: region in US-CA within US, tier central",
                "jurisdiction EE            | `EEA`: jurisdiction EEA: eu-north, eu-central",
                "tier ed                    | `edge`: tier, no region",
                "tenant is acm              | `acme`: tenant",
                "model is llam              | `llama-8b`: model of the catalogue",
                "relax cle                  | requirement: contract 7",
                "policy p                   | `p`: policy: 🚀 Größe",
                "requi                      | `require`: A region that does not meet it is out",
            })
    void what_stands_here_is_told(String piece, String told) {
        assertThat(told(piece.strip())).contains(told.strip());
    }

    @Test
    void the_place_of_a_path_is_all_of_it() {
        assertThat(hover("require clean: region.carb").getRange())
                .isEqualTo(new Range(new Position(4, 17), new Position(4, 30)));
    }

    @Test
    void places_behind_an_emoji_and_an_umlaut_are_right() {
        String line = TEXT.lines().toList().get(3);
        int at = line.indexOf("class");

        assertThat(hover("where cla").getRange())
                .isEqualTo(new Range(new Position(3, at), new Position(3, at + 5)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"// regio", "\"contract", "<", "language 1"})
    void of_comments_texts_and_signs_nothing_is_told(String piece) {
        assertThat(hover(piece)).isNull();
    }

    @Test
    void a_set_leads_to_its_definition() {
        assertThat(definition("region in our"))
                .extracting(Location::getUri, Location::getRange)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                URI, new Range(new Position(1, 8), new Position(1, 12))));
    }

    @Test
    void a_rule_leads_to_that_of_its_own_policy() {
        assertThat(definition("relax cle"))
                .extracting(one -> one.getRange().getStart())
                .containsExactly(new Position(4, 10));
    }

    @Test
    void a_fact_leads_nowhere() {
        assertThat(definition("require clean: region.carb")).isEmpty();
    }

    @Test
    void every_word_of_the_language_has_an_example_and_a_meaning() {
        WordBook words = WordBook.shipped();

        assertThat(words.entries().keySet()).containsExactlyInAnyOrderElementsOf(Lexeme.words());
        assertThat(words.entries())
                .allSatisfy((word, entry) -> {
                    assertThat(entry.example()).contains(word);
                    assertThat(entry.meaning()).endsWith(".");
                });
    }
}
