package io.heliotrope.queues.format;

import io.heliotrope.model.Jurisdiction;
import io.heliotrope.model.KeyId;
import io.heliotrope.model.PublicKey;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Sealing;
import io.heliotrope.model.Sealing.Duty;
import io.heliotrope.model.SealingKey;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The catalogue's sealing keys and duties.
final class SealingJson {
    private SealingJson() {}

    static void sealing(Out out, Sealing sealing) {
        out.nestedList(
                        "keys",
                        sealing.keys().entrySet(),
                        (o, e) ->
                                o.text("region", e.getKey())
                                        .nestedList("keys", e.getValue(), SealingJson::key))
                .nestedList(
                        "duties",
                        sealing.duties().entrySet(),
                        (o, e) ->
                                o.text("jurisdiction", e.getKey())
                                        .text("sealed", e.getValue().name()));
    }

    private static void key(Out out, SealingKey key) {
        switch (key) {
            case SealingKey.Live(PublicKey live) -> out.text("id", live.id()).text("key", live);
            case SealingKey.Retired(KeyId id) -> out.text("id", id);
        }
    }

    static Sealing sealing(In in) {
        TreeMap<RegionId, List<SealingKey>> keys = new TreeMap<>();
        in.nestedList(
                        "keys",
                        each ->
                                Map.entry(
                                        new RegionId(each.text("region")),
                                        each.nestedList("keys", SealingJson::key)))
                .forEach(each -> keys.put(each.getKey(), each.getValue()));
        TreeMap<Jurisdiction, Duty> duties = new TreeMap<>();
        in.nestedList(
                        "duties",
                        each ->
                                Map.entry(
                                        new Jurisdiction(each.text("jurisdiction")),
                                        each.word("sealed", Duty.class)))
                .forEach(each -> duties.put(each.getKey(), each.getValue()));
        return new Sealing(keys, duties);
    }

    private static SealingKey key(In in) {
        KeyId id = new KeyId(in.text("id"));
        if (!in.has("key")) {
            return new SealingKey.Retired(id);
        }
        PublicKey key = new PublicKey(in.text("key"));
        if (!key.id().equals(id)) {
            throw new In.BadField(
                    "field id was '" + id + "', expected that of its key, '" + key.id() + "'");
        }
        return new SealingKey.Live(key);
    }
}
