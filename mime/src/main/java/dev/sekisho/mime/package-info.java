/// Mail messages to trees of entities, on hostile input as on good.
///
/// {@link dev.sekisho.mime.MessageParser} finds the structure in one pass over the bytes and keeps
/// offsets; {@link dev.sekisho.mime.Entity} decodes content, and makes text of it, when asked. What
/// is wrong is a defect of its entity, what a limit left unread is its `missing`.
///
/// ```java
/// Entity message = MessageParser.parse(Slice.of(bytes), Budget.of(Limits.standard()));
/// for (Entity part : message.parts()) {
///   index(part.fileNames(), part.content());
/// }
/// ```
@org.jspecify.annotations.NullMarked
package dev.sekisho.mime;
