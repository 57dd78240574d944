/**
 * Who may ask, and for how much. A key is 256 random bits that only its owner has; the file of keys holds what they hash to, what each
 * may be used for and how often.
 */
@NullMarked
package dev.mien.server.key;

import org.jspecify.annotations.NullMarked;
