package io.heliotrope.queues.seal;

/// What opening gave.
public sealed interface Opened {
    /// What had been sealed. Its text form is its size, so that no log line can hold a byte of it.
    @SuppressWarnings("ArrayRecordComponent") // bytes are handed on, never compared
    record Plain(byte[] bytes) implements Opened {
        @Override
        public String toString() {
            return bytes.length + " bytes";
        }
    }

    /// It could not be opened; `why` tells nothing of what is inside.
    record Closed(Why why) implements Opened {}

    /// Why something could not be opened.
    enum Why {
        /// The bytes are none that were sealed.
        MALFORMED,
        /// It is sealed to other regions.
        NOT_FOR_REGION,
        /// The private key is not there, or not any more.
        KEY_MISSING,
        /// The private key's file cannot be read, or holds another key than its name says.
        KEY_UNREADABLE,
        /// Nothing can be sealed to the job's reply key, so its output could not be handed over.
        REPLY_KEY_UNFIT,
        /// It was changed, or belongs to another job, execution or place in the order.
        NOT_AUTHENTIC
    }
}
