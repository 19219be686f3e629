// The fault form of the sandbox's index page, over POST and DELETE /_sandbox/faults.
const form = document.querySelector("[data-faults]");
const told = document.querySelector("[data-told]");

async function list() {
  const { faults = [] } = await (await fetch("/_sandbox/faults")).json();
  document.querySelector("[data-planned]").replaceChildren(...faults.map((fault) => {
    const item = document.createElement("li");
    item.textContent = `${fault.target}: ${fault.kind}${fault.operation ? ` on ${fault.operation}` : ""}, ${fault.times} more`;
    return item;
  }));
}
function say(text) { told.textContent = text; told.hidden = false; }

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const given = Object.fromEntries(new FormData(form));
  const answer = await fetch("/_sandbox/faults", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ ...given, times: Number(given.times), seconds: Number(given.seconds) }) });
  say(answer.ok ? "Planned." : "The sandbox refused that.");
  list();
});
document.querySelector("[data-clear]").addEventListener("click", async () => { await fetch("/_sandbox/faults", { method: "DELETE" }); say("Cleared."); list(); });
list();
