import type { Schemas } from '../../../../api/client.ts';
import { clockTimeWithSeconds } from '../../../../ui/figures/format-time.ts';
import { languageNow } from '../../../../ui/language/language.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { Explained } from '../../../../ui/parts/figure.tsx';
import { readingName } from '../../../../ui/words/names.ts';
import { happenedText } from './happened-text.ts';
import { storyWords } from './story-words.ts';
import { againstFraud, whatHappened } from './what-happened.ts';

/** What happened, in one sentence, and what speaks against fraud. */
export function HappenedSentence({
  timeline,
  nowMs,
  zone,
}: {
  readonly timeline: Schemas['Timeline'];
  readonly nowMs: number;
  readonly zone: string;
}) {
  const say = useWords(storyWords);
  const language = languageNow();
  const facts = whatHappened(timeline, nowMs);
  const against = againstFraud(timeline.evidence);
  const list = against.map(reading => readingName({ reading, decibans: -1 }, language));
  const time = clockTimeWithSeconds(nowMs, zone);
  const loss = facts.running > 0;
  return (
    <div className={loss ? 'happened happened-loss' : 'happened'} data-tour="sentence">
      <p className="sentence happened-what">
        <Explained
          origin={{
            definition: say('yen.definition', { time }),
            inputs: [say('yen.input')],
            asOf: time,
            sure: 'estimate',
          }}
        >
          {happenedText(facts, language, say)}
        </Explained>
      </p>
      {facts.pattern === 'none' ? null : (
        <p className="happened-against">
          <span className="label">{say('against')}: </span>
          {list.length === 0
            ? say('against.none')
            : say('against.list', { list: list.join(say('against.comma')) })}
        </p>
      )}
    </div>
  );
}
