package io.heliotrope.queues.format;

import io.heliotrope.model.PolicySettings;
import io.heliotrope.model.PolicyText;
import io.heliotrope.model.TenantId;
import io.heliotrope.protocol.ControlRecord;
import io.heliotrope.protocol.PolicyEdition;
import java.time.Duration;
import java.util.List;

/// Makes policies, with everything that may be absent both there and not.
final class AnyPolicy {
    private AnyPolicy() {}

    static ControlRecord policy(AnyValue any) {
        PolicySettings settings =
                new PolicySettings(
                                any.word(PolicySettings.Rule.class),
                                any.number(),
                                1 + any.random.nextInt(5),
                                any.one(() -> Duration.ZERO, any::positive))
                        .with(texts(any))
                        .withShadow(texts(any));
        return new ControlRecord.PolicySet(
                settings.isText() ? settings.with(new TenantId(any.text()), texts(any)) : settings,
                any.one(
                        () -> PolicyEdition.OF_SETTINGS,
                        () ->
                                new PolicyEdition(
                                        any.word(PolicyEdition.Kind.class),
                                        any.text(),
                                        any.text())));
    }

    private static List<PolicyText> texts(AnyValue any) {
        return any.list(2, () -> new PolicyText(any.text(), any.text()));
    }
}
