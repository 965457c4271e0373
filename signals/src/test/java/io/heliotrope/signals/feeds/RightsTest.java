package io.heliotrope.signals.feeds;

import static io.heliotrope.signals.LocalProvider.fresh;
import static io.heliotrope.signals.LocalProvider.missing;
import static io.heliotrope.signals.feeds.FeedsUnderTest.CALIFORNIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.canaries.Canary;
import io.heliotrope.model.GridZone;
import io.heliotrope.signals.LocalProvider;
import io.heliotrope.signals.http.FeedResult;
import io.heliotrope.signals.http.Outage;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// What providers tell of a key.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RightsTest {
    private static final String ZONES =
            """
            {"DE":{"zoneName":"Germany","access":["*"]},
             "FR":{"zoneName":"France","access":["carbon-intensity/latest","carbon-intensity/history"]},
             "IT-NO":{"zoneName":"North Italy","access":["carbon-intensity/past-range"]},
             "PL":{"zoneName":"Poland"},"IN-SO":{"zoneName":"Southern India"}}
            """;

    private final LocalProvider it = new LocalProvider("2026-03-06T18:50:00Z");
    private final FeedsUnderTest feeds = FeedsUnderTest.at(it);

    @AfterEach
    void stop() {
        it.close();
    }

    @Test
    void a_list_of_zones_tells_of_each_what_may_be_asked() {
        it.answer(ZONES);

        Rights rights = fresh(feeds.lifecycle().rights());

        assertThat(of(rights, "DE")).isEqualTo(told(Right.GRANTED, Right.GRANTED, Right.GRANTED));
        assertThat(of(rights, "FR")).isEqualTo(told(Right.GRANTED, Right.DENIED, Right.GRANTED));
        assertThat(of(rights, "IT-NO")).isEqualTo(told(Right.DENIED, Right.DENIED, Right.GRANTED));
        assertThat(of(rights, "PL")).isEqualTo(told(Right.UNTOLD, Right.UNTOLD, Right.UNTOLD));
        assertThat(it.server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void a_zone_that_is_not_in_the_list_is_told_with_the_nearest_ones() {
        it.answer(ZONES);

        Rights rights = fresh(feeds.direct().rights());

        String told = "zone 'IN-KA' was retired; nearest: IN-SO";
        assertThat(rights.serves(new GridZone("IN-KA"))).isEqualTo(new Coverage.NotServed(told));
        FeedResult.Missing<?> retired = missing(rights.of(new GridZone("IN-KA")));
        assertThat(retired.why()).isEqualTo(Outage.REFUSED);
        assertThat(retired.detail()).isEqualTo(told);
        assertThat(rights.serves(new GridZone("DE"))).isEqualTo(new Coverage.Served("DE"));
    }

    @Test
    void an_account_has_rights_in_the_region_of_a_place() {
        it.answer("{\"token\":\"" + Canary.PROVIDER_KEY.text() + "1\"}");
        it.answer(
                """
                {"signal_types":[{"signal_type":"co2_moer","regions":[{"region":"CAISO_NORTH",
                  "endpoints":[{"endpoint":"v3/forecast"}]}]}]}
                """);
        it.answer("{\"region\":\"CAISO_NORTH\",\"region_full_name\":\"California\"}");

        Permission permission = fresh(fresh(feeds.wattTime().rights()).of(CALIFORNIA));

        assertThat(permission.as()).isEqualTo("CAISO_NORTH");
        assertThat(permission.rights()).isEqualTo(told(Right.GRANTED, Right.GRANTED, Right.DENIED));
    }

    @Test
    void who_needs_no_key_may_ask_it_all_of_what_is_served() {
        Rights rights = fresh(feeds.neso().rights());

        assertThat(of(rights, "GB")).isEqualTo(told(Right.GRANTED, Right.GRANTED, Right.GRANTED));
        assertThat(missing(rights.of(new GridZone("DE"))).detail())
                .isEqualTo("neso does not serve DE: it has GB only");
        assertThat(it.server.getRequestCount()).isZero();
    }

    @Test
    void a_permission_leaves_no_question_open() {
        assertThatThrownBy(() -> new Permission("DE", Map.of(Ask.LATEST, Right.GRANTED)))
                .hasMessageStartingWith("rights must tell of each question");
    }

    private static Map<Ask, Right> of(Rights rights, String zone) {
        return fresh(rights.of(new GridZone(zone))).rights();
    }

    private static Map<Ask, Right> told(Right latest, Right forecast, Right history) {
        return Map.of(Ask.LATEST, latest, Ask.FORECAST, forecast, Ask.HISTORY, history);
    }
}
