package io.heliotrope.signals.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.GridZone;
import io.heliotrope.signals.carbon.ZoneCheck.Problem;
import io.heliotrope.signals.carbon.ZoneCheck.Why;
import io.heliotrope.signals.http.FeedResult;
import io.heliotrope.signals.http.Outage;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What is told of the table of the clouds' regions.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DoctorCloudsTest {
    private static final CloudFinding.Lacking ZEALAND =
            new CloudFinding.Lacking(
                    new Problem(
                            new GridZone("NZ"),
                            Why.UNKNOWN,
                            List.of(new GridZone("NL"), new GridZone("NZ-NZN"))),
                    List.of("aws ap-southeast-6", "azure newzealandnorth"));

    @Test
    void a_zone_that_the_provider_lacks_is_named_with_its_regions_and_the_nearest() {
        assertThat(text(new FeedResult.Fresh<>(List.of(ZEALAND))))
                .endsWith(
                        """

                        Cloud regions
                          em: the provider lacks zones of our table: no zone 'NZ', nearest: NL, NZ-NZN \
                        (in it: aws
                             ap-southeast-6, azure newzealandnorth)
                        """);
    }

    @Test
    void of_many_three_are_named() {
        List<CloudFinding.Lacking> many =
                IntStream.range(0, 60)
                        .mapToObj(i ->
                                new CloudFinding.Lacking(
                                        new Problem(new GridZone("Z" + i), Why.RETIRED, List.of()),
                                        List.of("gcp r" + i)))
                        .toList();

        String told = text(new FeedResult.Fresh<>(many));

        assertThat(told)
                .contains("zone 'Z2' was retired (in it: gcp r2); and 57 more")
                .doesNotContain("Z3");
        assertThat(told.lines()).hasSizeLessThan(8).allMatch(line -> line.length() <= 100);
    }

    @Test
    void that_all_is_well_or_was_not_told_is_said() {
        assertThat(text(new FeedResult.Fresh<>(List.of())))
                .contains("em: the provider has the zones of all 127 of our table");
        assertThat(text(new FeedResult.Missing<>(Outage.TIMED_OUT, "no answer", Clinic.NOW)))
                .contains("em: which zones the provider has is not known: NO: no answer in time");
        assertThat(DoctorText.render("", List.of(), List.of(), Map.of(), Clinic.NOW))
                .doesNotContain("Cloud regions");
    }

    @Test
    void programs_get_all_of_it() {
        JsonNode lacking = json(new FeedResult.Fresh<>(List.of(ZEALAND)));
        JsonNode unknown =
                json(new FeedResult.Missing<>(Outage.TIMED_OUT, "no answer", Clinic.NOW));

        assertThat(lacking.path("feed").stringValue()).isEqualTo("em");
        assertThat(lacking.path("regions").intValue()).isEqualTo(127);
        assertThat(lacking.path("lacking").toString())
                .isEqualTo(
                        """
                        [{"zone":"NZ","reason":"unknown","nearest":["NL","NZ-NZN"],\
                        "regions":["aws ap-southeast-6","azure newzealandnorth"]}]\
                        """);
        assertThat(unknown.path("outage").stringValue()).isEqualTo("timed_out");
        assertThat(unknown.has("lacking")).isFalse();
    }

    private static String text(FeedResult<List<CloudFinding.Lacking>> lacking) {
        return DoctorText.render("", List.of(), found(lacking), Map.of(), Clinic.NOW);
    }

    private static JsonNode json(FeedResult<List<CloudFinding.Lacking>> lacking) {
        return new JsonMapper()
                .readTree(DoctorJson.render(List.of(), found(lacking), Map.of(), Clinic.NOW))
                .path("cloudRegions")
                .path(0);
    }

    private static List<CloudFinding> found(FeedResult<List<CloudFinding.Lacking>> lacking) {
        return List.of(new CloudFinding("em", 127, lacking));
    }
}
