import { Menu, useMantineColorScheme } from '@mantine/core';
import { answered, api } from '../../api/client.ts';
import { changeLanguage, languageNow } from '../../ui/language/language.ts';
import { useWords } from '../../ui/language/words.ts';
import { shellWords } from './shell-words.ts';
import { useMe } from './use-me.ts';

/** Who sits here; language, colours, signing out. */
export function PersonMenu() {
  const say = useWords(shellWords);
  const me = useMe();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const other = languageNow() === 'ja' ? 'en' : 'ja';
  const schemes = ['light', 'dark', 'auto'] as const;
  const toSignIn = (): void => {
    const here = location.pathname + location.search;
    location.assign(`/sign-in?to=${encodeURIComponent(here)}`);
  };
  const signOut = (): void => {
    answered(api.POST('/v1/sign-out', {})).then(toSignIn, toSignIn);
  };
  return (
    <div className="person">
      <Menu position="top-start" withinPortal>
        <Menu.Target>
          <button type="button" className="person-button">
            <strong>{me.signedIn ? me.name : say('signIn')}</strong>
            <span className="label">
              {me.role === undefined ? say('lookingOnly') : say(`role.${me.role}`)}
            </span>
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item lang={other} onClick={() => changeLanguage(other)}>
            {say('language')}
          </Menu.Item>
          <Menu.Label>{say('theme')}</Menu.Label>
          {schemes.map(scheme => (
            <Menu.Item
              key={scheme}
              aria-current={scheme === colorScheme}
              onClick={() => setColorScheme(scheme)}
            >
              {say(scheme === 'auto' ? 'system' : scheme)}
            </Menu.Item>
          ))}
          <Menu.Divider />
          {me.signedIn ? (
            <Menu.Item onClick={signOut}>{say('signOut')}</Menu.Item>
          ) : (
            <Menu.Item onClick={toSignIn}>{say('signIn')}</Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
