package io.heliotrope.orchestrator.config;

import io.heliotrope.orchestrator.yaml.Amounts;
import io.heliotrope.orchestrator.yaml.Section;
import io.heliotrope.orchestrator.yaml.Setting;
import java.time.Duration;

/// Reads how accounts of carbon are kept.
final class AccountingSection {
    private static final String OFF = "off";

    private AccountingSection() {}

    static Setting<AccountingSettings> read(Section section) {
        Setting<Duration> restate =
                section.read(
                        "restate",
                        AccountingSettings.DEFAULT.restate(),
                        OFF + ", or " + Amounts.DURATION,
                        text -> text.equals(OFF) ? Duration.ZERO : Amounts.duration(text));
        return section.build(() -> new AccountingSettings(restate.get()));
    }
}
