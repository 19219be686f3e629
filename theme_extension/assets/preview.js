// What the theme editor shows: the look of a conversation, with no call to the app or the cart.

/** @import { Chat } from "./chat.js" */
/** @import { Log } from "./log.js" */

/** @param {Log} log @param {Chat} chat */
export const fill = (log, chat) => {
  const moment = { live: false, own: false };
  log.reset();
  const greeting = chat.context.greeting;
  log.put({ seq: 1, type: "text", payload: { text: chat.say("preview") } }, moment);
  if (greeting) log.put({ seq: 2, type: "text", payload: { text: greeting } }, moment);
  log.shopper({ seq: 3, type: "message.shopper", payload: { text: chat.say("preview_question") } }, "");
  log.put({ seq: 4, type: "text", payload: { text: chat.say("preview_answer") } }, moment);
};
