import type { AdoptAction } from "../../shared/adopt-actions";
import { failureOf } from "./failure-words";
import type { Session } from "./session";

/**
 * Asks AWS one question.
 *
 * @throws Failure when there is no answer, with what to do about it
 */
export async function ask<T>({ region }: Session, action: AdoptAction, question: () => Promise<T>): Promise<T> {
  try {
    return await question();
  } catch (error) {
    throw failureOf(error, action, region);
  }
}

/**
 * Asks for one page after the other.
 *
 * @param itemsOf what to keep of a page
 * @throws Failure when there is no answer, with what to do about it
 */
export async function askAll<Page, Item>(
  session: Session,
  action: AdoptAction,
  pages: AsyncIterable<Page>,
  itemsOf: (page: Page) => readonly Item[] | undefined,
): Promise<readonly Item[]> {
  return ask(session, action, async () => {
    const items: Item[] = [];
    for await (const page of pages) {
      items.push(...(itemsOf(page) ?? []));
    }
    return items;
  });
}
