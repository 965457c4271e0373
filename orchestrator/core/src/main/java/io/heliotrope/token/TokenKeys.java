package io.heliotrope.token;

import java.util.List;
import java.util.Optional;

/// The keys that tokens are known by; the first makes new ones.
public record TokenKeys(List<TokenKey> all) {
    public TokenKeys {
        all = List.copyOf(all);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("token keys: there must be at least one");
        }
    }

    TokenKey newest() {
        return all.getFirst();
    }

    Optional<TokenKey> find(String id) {
        return all.stream().filter(key -> key.id().equals(id)).findFirst();
    }
}
