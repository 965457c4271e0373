package io.heliotrope.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CompletionTest {
    private final Editor editor;

    CompletionTest() throws IOException {
        editor = new Editor();
        editor.initialize();
    }

    @AfterEach
    void close() throws IOException {
        editor.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '^',
            value = {
                "language 1 |                                          ; policy guarantee test",
                "policy p { fo|                                        ; for",
                "policy p { for jobs |                                 ; where require prefer",
                "policy p { for jobs where |                           ; labelled region.carbon job.slo",
                "policy p { for jobs where tenant is |                 ; acme globex",
                "policy p { for jobs where tenant is not |             ; acme globex",
                "policy p { for jobs where tenant in (acme, |          ; globex",
                "policy p { for jobs where model is |                  ; llama-8b",
                "policy p { for jobs where class is |                  ; batch interactive stream",
                "policy p { for jobs where labelled |                  ; personal",
                "policy p { for jobs where region.tier is |            ; edge central",
                "policy p { for jobs where region.jurisdiction is |    ; SE EEA",
                "policy p { for jobs require a: region.|               ; region.carbon region.pue",
                "policy p { for jobs require a: home.la|               ; home.latency",
                "policy p { for jobs require a: job.slo <= job.|       ; job.deadline job.runtime",
                "policy p { for jobs require a: region.carbon.|        ; region.carbon.marginal",
                "policy p { for jobs require a: region.carbon |        ; is in",
                "policy p { for jobs require a: region in |            ; eu-north us-west",
                "regions ours = eu-north policy p { for jobs require a: region in | ; ours eu-north",
                "regions ours = jurisdiction |                         ; EEA EU SE US-CA",
                "regions ours = tier |                                 ; endpoint edge regional central",
                "policy p { for jobs require a: job.slo <= 3 s require b: now >= 20:00 relax | ; a b",
                "policy a { for jobs } policy b { for jobs priority above | ; a",
                "signals { |                                           ; carbon pue price",
                "signals { carbon fresh for 5 min, then |              ; forecast assume skip",
                "policy p { for jobs prefer lower |                    ; region.carbon max",
                "policy p { for jobs prefer balance { |                ; region.carbon",
                "policy p { for jobs otherwise |                       ; reject hold run shed",
                "test ^t^ { given job j { |                            ; class runtime labels home",
                "test ^t^ { given job j { class |                      ; batch",
                "test ^t^ { given job j { tenant |                     ; acme",
                "test ^t^ { given regions { |                          ; eu-north",
                "test ^t^ { given regions { eu-north { |               ; carbon latency",
                "test ^t^ { expect place in |                          ; eu-north",
                "use |                                                 ; regions jobs",
            })
    void what_makes_sense_here_is_proposed(String marked, String wanted) {
        assertThat(editor.labels(marked.replace('^', '"'))).contains(wanted.strip().split(" "));
    }

    @Test
    void what_makes_no_sense_here_is_not_proposed() {
        assertThat(editor.labels("policy p { for jobs where tenant is |"))
                .doesNotContain("eu-north", "region.carbon", "policy", "max");
        assertThat(editor.labels("policy p { for jobs where tenant is acme |"))
                .contains("and", "or")
                .doesNotContain("acme", "module", "region.carbon");
        assertThat(editor.labels("regions |")).isEmpty();
    }

    @Test
    void units_come_behind_a_number_those_that_fit_first() {
        List<CompletionItem> items =
                editor.proposals("policy p { for jobs require a: region.carbon <= 250 |");

        assertThat(items).extracting(CompletionItem::getLabel).contains("g/kWh", "ms", "and");
        assertThat(
                        items.stream()
                                .filter(one -> one.getSortText() != null)
                                .sorted(Comparator.comparing(CompletionItem::getSortText))
                                .map(CompletionItem::getLabel))
                .startsWith("g/kWh", "kg/kWh", "t/kWh");
    }

    @Test
    void a_unit_that_touches_its_number_gets_its_space() {
        CompletionItem item =
                editor.proposals("policy p { for jobs require a: region.carbon <= 250g|").stream()
                        .filter(one -> one.getLabel().equals("g/kWh"))
                        .findFirst()
                        .orElseThrow();

        assertThat(item.getTextEdit().getLeft())
                .isEqualTo(
                        new TextEdit(
                                new Range(new Position(0, 51), new Position(0, 52)), " g/kWh"));
    }

    @Test
    void a_path_is_replaced_as_a_whole() {
        String text = "policy p \"🚀 ä\" { for jobs require a: region.ca|";
        CompletionItem item =
                editor.proposals(text).stream()
                        .filter(one -> one.getLabel().equals("region.carbon"))
                        .findFirst()
                        .orElseThrow();

        assertThat(item.getDetail()).isEqualTo("g/kWh");
        assertThat(item.getTextEdit().getLeft().getRange())
                .isEqualTo(
                        new Range(
                                new Position(0, text.indexOf("region")),
                                new Position(0, text.indexOf('|'))));
    }

    @Test
    void a_text_that_is_broken_everywhere_still_gets_proposals() {
        assertThat(
                        editor.labels(
                                """
                                languag
                                polcy p { for jos where <= ) tenant is
                                  require : region.carbon <= = 3 parsecs
                                  require b: region.|
                                policy } { "unclosed
                                """))
                .contains("region.carbon", "region.latency");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "policy p \"for |",
                "// policy |",
                "policy p { for jobs require a: now >= 20:0|",
                "test \"t\" { at 2026-1|"
            })
    void nothing_is_proposed_within_texts_comments_and_times(String marked) {
        assertThat(editor.labels(marked)).isEmpty();
    }
}
