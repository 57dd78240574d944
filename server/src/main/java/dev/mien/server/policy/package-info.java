/**
 * What the service is for and what it may say, as its owner has it in a file: purpose, legal basis, how long results are kept, which
 * readings are answered. All records pass here, so that what is not allowed stands in no answer, whoever asks and by whatever route.
 */
@NullMarked
package dev.mien.server.policy;

import org.jspecify.annotations.NullMarked;
