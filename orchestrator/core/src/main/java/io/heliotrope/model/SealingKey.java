package io.heliotrope.model;

/// What the catalogue says of a key that jobs are sealed to for one region. The private half is
/// known to that region's workers alone.
public sealed interface SealingKey {
    KeyId id();

    /// Jobs sealed to it can be opened.
    record Live(PublicKey key) implements SealingKey {
        @Override
        public KeyId id() {
            return key.id();
        }
    }

    /// Its private half is deleted, or about to be: nothing sealed to it is sent to the region any
    /// more.
    record Retired(KeyId id) implements SealingKey {}
}
